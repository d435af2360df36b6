using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace Trust.Web;

/// <summary>What a field says to a value that cannot be read, in the language of whoever typed it; the framework would say it in English.</summary>
static class BindingWords
{
    public static void Set(DefaultModelBindingMessageProvider words)
    {
        words.SetAttemptedValueIsInvalidAccessor((_, _) => Says());
        words.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => Says());
        words.SetUnknownValueIsInvalidAccessor(_ => Says());
        words.SetNonPropertyUnknownValueIsInvalidAccessor(Says);
        words.SetValueIsInvalidAccessor(_ => Says());
        words.SetValueMustBeANumberAccessor(_ => Says());
        words.SetNonPropertyValueMustBeANumberAccessor(Says);
    }

    // there is no way to hand the request in
    static string Says() => new HttpContextAccessor().HttpContext!.Texts().RequestWrongKind; // bound within a request
}
