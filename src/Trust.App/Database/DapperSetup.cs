using System.Data;
using Dapper;
using Trust.Domain;

namespace Trust.App;

/// <summary>How rows become records: names with underscores, moments as <see cref="DateTimeOffset"/>, ids as their own types.</summary>
public static class DapperSetup
{
    static readonly Lazy<bool> Done = new(() =>
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        // Dapper's built-in mapping hands a constructor the driver's DateTime
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset));
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset?));
        SqlMapper.AddTypeHandler(new Moments());
        SqlMapper.RemoveTypeMap(typeof(DateOnly));
        SqlMapper.RemoveTypeMap(typeof(DateOnly?));
        SqlMapper.AddTypeHandler(new Dates());
        SqlMapper.AddTypeHandler(new Arrays<string>());
        SqlMapper.AddTypeHandler(new Arrays<Guid>());
        foreach (var id in typeof(OrganisationId).Assembly.GetTypes().Where(IsUuid))
            SqlMapper.AddTypeHandler(id, (SqlMapper.ITypeHandler)Activator.CreateInstance(typeof(Uuids<>).MakeGenericType(id))!);
        return true;
    });

    public static void Once() => _ = Done.Value;

    static bool IsUuid(Type type) =>
        type.IsValueType && type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IUuid<>));

    sealed class Moments : SqlMapper.TypeHandler<DateTimeOffset>
    {
        // PostgreSQL keeps the moment, not the offset
        public override void SetValue(IDbDataParameter parameter, DateTimeOffset value) => parameter.Value = value.ToUniversalTime();

        public override DateTimeOffset Parse(object value) => value switch
        {
            DateTime moment => new(DateTime.SpecifyKind(moment, DateTimeKind.Utc)),
            DateTimeOffset moment => moment,
            _ => throw new InvalidCastException($"{value.GetType()} is no moment"),
        };
    }

    sealed class Dates : SqlMapper.TypeHandler<DateOnly>
    {
        public override void SetValue(IDbDataParameter parameter, DateOnly value) => parameter.Value = value;

        public override DateOnly Parse(object value) => value switch
        {
            DateOnly date => date,
            DateTime date => DateOnly.FromDateTime(date),
            _ => throw new InvalidCastException($"{value.GetType()} is no date"),
        };
    }

    // the driver announces every array as System.Array, which fits no constructor
    sealed class Arrays<T> : SqlMapper.TypeHandler<T[]>
    {
        public override void SetValue(IDbDataParameter parameter, T[]? value) => parameter.Value = value;

        public override T[] Parse(object value) => (T[])value;
    }

    sealed class Uuids<T> : SqlMapper.TypeHandler<T> where T : struct, IUuid<T>
    {
        public override void SetValue(IDbDataParameter parameter, T value) => parameter.Value = value.Value;

        public override T Parse(object value) => T.From((Guid)value);
    }
}
