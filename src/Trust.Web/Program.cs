using Trust.Web;

TrustWeb.Build(args).Run();
