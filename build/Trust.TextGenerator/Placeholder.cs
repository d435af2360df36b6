namespace Trust.TextGenerator;

static class Placeholder;
