namespace Trust.Web;

static class HouseAddress
{
    /// <summary>Where this house is, as whoever asks has reached it; what is shown once is complete with it.</summary>
    public static string House(this HttpRequest request) => $"{request.Scheme}://{request.Host}";
}
