"""unittest's asynchronous cases use the fake, and clean up the client."""

# kind: test

import unittest

from radio import AsyncRadio, NotFoundError
from radio.testing import async_fake


class Case(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self) -> None:
        self.transport = async_fake()
        self.client = AsyncRadio(token="t", transport=self.transport)
        self.addAsyncCleanup(self.client.aclose)

    async def test_found(self) -> None:
        self.assertTrue((await self.client.recordings.retrieve(recording_id="a")).id)

    async def test_gone(self) -> None:
        gone = {"code": "gone", "detail": "It is."}
        path = "/v2/recordings/{recording_id}"
        self.transport.reply("GET", path, status_code=404, json=gone)
        with self.assertRaisesRegex(NotFoundError, "404") as caught:
            await self.client.recordings.retrieve(recording_id="a")
        self.assertEqual(caught.exception.body.code, "gone")


cases = unittest.defaultTestLoader.loadTestsFromTestCase(Case)
result = unittest.TextTestRunner().run(cases)
assert result.wasSuccessful() and result.testsRun == 2
