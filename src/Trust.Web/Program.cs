System.Console.WriteLine("Trust");
