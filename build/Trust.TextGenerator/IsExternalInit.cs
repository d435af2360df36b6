namespace System.Runtime.CompilerServices;

// records on netstandard2.0 need this name; the compiler looks for nothing else
static class IsExternalInit;
