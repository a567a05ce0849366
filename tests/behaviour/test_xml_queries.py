"""An API of queries that answers in XML alone, as clouds have it: typed, paged and named."""

# ruff: noqa: E501 (documents are easier to read in long lines)

from __future__ import annotations

from pathlib import Path

from clientsmith.commands import pipeline
from clientsmith.config import for_spec
from documents import made

CLOUD = """
openapi: 3.0.0
info: {title: Cloud, version: "1"}
servers: [{url: "https://x.test"}]
paths:
  /#Action=DescribeHosts:
    get:
      operationId: GET_DescribeHosts
      parameters:
        - {name: HostId, in: query, schema: {type: array, items: {type: string, xml: {name: item}}}}
        - {name: MaxResults, in: query, schema: {type: integer}}
        - {name: NextToken, in: query, schema: {type: string}}
        - {name: Action, in: query, required: true, schema: {type: string, enum: [DescribeHosts]}}
      responses:
        "200": {description: ok, content: {text/xml: {schema: {$ref: "#/components/schemas/DescribeHostsResult"}}}}
        "480": {description: Fault, content: {text/xml: {schema: {$ref: "#/components/schemas/Fault"}}}}
  /#Action=StartHost:
    post:
      operationId: POST_StartHost
      parameters: [{name: Action, in: query, required: true, schema: {type: string, enum: [StartHost]}}]
      requestBody: {content: {text/xml: {schema: {$ref: "#/components/schemas/StartHostRequest"}}}}
      responses: {"200": {description: ok, content: {text/xml: {schema: {$ref: "#/components/schemas/HostState"}}}}}
  /#Action=DeleteHost:
    get:
      operationId: GET_DeleteHost
      parameters: [{name: HostId, in: query, required: true, schema: {type: string}}, {name: Action, in: query, required: true, schema: {type: string, enum: [DeleteHost]}}]
      responses: {"200": {description: Success}}
components:
  schemas:
    DescribeHostsResult:
      type: object
      xml: {name: DescribeHostsResponse}
      properties:
        HostSet: {allOf: [{$ref: "#/components/schemas/HostList"}, {xml: {name: hostSet}}]}
        NextToken: {allOf: [{$ref: "#/components/schemas/String"}, {xml: {name: nextToken}}]}
    HostList: {type: array, items: {allOf: [{$ref: "#/components/schemas/Host"}, {xml: {name: item}}]}, xml: {wrapped: true}}
    Host:
      type: object
      properties:
        Id: {allOf: [{$ref: "#/components/schemas/String"}, {xml: {name: hostId}}]}
        Cores: {type: integer, xml: {name: cores}}
        Started: {type: string, format: date-time, xml: {name: startTime}}
        State: {$ref: "#/components/schemas/HostState"}
    HostState: {type: string, enum: [pending, running]}
    StartHostRequest: {type: object, required: [HostId], properties: {HostId: {type: string}}}
    Fault: {type: object, properties: {Code: {type: string}}}
    String: {type: string}
"""

PAGE = b"""<?xml version="1.0"?>
<DescribeHostsResponse xmlns="http://cloud.test/doc/2016-11-15/">
  <requestId>1</requestId>
  <hostSet><item><hostId>i-1</hostId><cores>4</cores><startTime>2026-01-02T03:04:05.000Z</startTime></item></hostSet>
  <nextToken>t2</nextToken>
</DescribeHostsResponse>"""
LAST = b"<DescribeHostsResponse><hostSet><item><hostId>i-2</hostId></item></hostSet></DescribeHostsResponse>"


def test_all_declared_replies_are_typed(tmp_path: Path) -> None:
    spec = tmp_path / "cloud.yaml"
    spec.write_text(CLOUD)
    coverage = pipeline.generate(for_spec(spec)).coverage
    assert coverage is not None
    assert (coverage.declaring, len(coverage.untyped)) == (2, 0)
    assert (coverage.paged, coverage.listing) == (1, 1)


def test_pages_of_xml_are_walked() -> None:
    with made(CLOUD) as it:
        it.server.answer(PAGE, "text/xml;charset=UTF-8")
        hosts = it.call("GET /#Action=DescribeHosts", host_id=["i-1"])
        found = []
        for host in hosts:
            found.append((host.id, host.cores, host.started and host.started.year))
            it.server.answer(LAST, "text/xml;charset=UTF-8")
        assert found == [("i-1", 4, 2026), ("i-2", None, None)]
        asked = [each.query for each in it.server.requests]
        assert "NextToken=t2" in asked[1]
        assert all("Action=DescribeHosts" in each for each in asked)
