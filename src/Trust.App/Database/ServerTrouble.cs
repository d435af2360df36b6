namespace Trust.App;

/// <summary>The database cannot be used as it stands; the message says to an operator why and what to do.</summary>
public sealed class ServerTrouble(string message) : Exception(message);
