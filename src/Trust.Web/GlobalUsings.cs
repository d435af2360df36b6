// words that the framework or two of our layers share: here they mean ours
global using Lock = Trust.Domain.Lock;
global using Outcome = Trust.App.Outcome;
