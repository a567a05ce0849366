"""The server is chosen by its name, when the client is made and later; a wrong one is told."""

# kind: construct

import os

from posthog_environments import AsyncPostHog, PostHog

os.environ.pop("POSTHOG_BASE_URL", None)
client = PostHog(api_key="phx_1")
assert client.base_url == "https://us.posthog.com"
assert client.with_options(region="eu").base_url == "https://eu.posthog.com"
european = PostHog(api_key="phx_1", region="eu")
assert european.with_options(max_retries=0).base_url == "https://eu.posthog.com"
assert european.with_options(region=None).base_url == "https://eu.posthog.com"
assert european.with_options(base_url="https://a.example/b").base_url == "https://a.example/b"
waiting = AsyncPostHog(api_key="phx_1").with_options(region="eu")
assert waiting.base_url == "https://eu.posthog.com"

for wrong in ({"region": "mars"}, {"region": "eu", "base_url": "https://a.example"}):
    for make in (client.with_options, PostHog):
        try:
            make(**wrong)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        except ValueError as error:
            assert "eu, us" in str(error) or "not both" in str(error), error
        else:
            raise AssertionError(wrong)
