"""Pairs that say the same in other words, and some that say a little less: what changed, both
documents, and the worst level on the wire there and back, as in `judged_table`."""

# ruff: noqa: E501 - a table reads best with a row a line
# fmt: off

from __future__ import annotations

from typing import Any

from judged_table import (
    HEAD,
    OK,
    TEXT,
    WHOLE,
    Node,
    asks,
    closed,
    content,
    given,
    gives,
    newer,
    older,
    ref,
    sends,
    swagger,
    thing,
)

SCHEMES: Node = {"components": {"securitySchemes": {"o": {"type": "oauth2", "flows": {"clientCredentials": {"tokenUrl": "https://x/t", "scopes": {"a": "", "b": ""}}}}, "k": {"type": "apiKey", "in": "header", "name": "K"}}}}


def headed(headers: Node) -> Node:
    return {"responses": {"200": {"description": "ok", "headers": headers}}}


def keyed(name: str) -> Node:
    return {"components": {"securitySchemes": {"k": {"type": "apiKey", "in": "header", "name": name}}}}


def only(status: str) -> Node:
    return {"responses": {status: {"description": "it", **content(TEXT)}}}


def called(schema: Any) -> Node:
    return {"callbacks": {"done": {"{$request.body#/url}": {"post": {"requestBody": content(schema), "responses": OK}}}}}


def hooked(schema: Any) -> Node:
    return newer({}, webhooks={"w": {"post": {"requestBody": content(schema), "responses": OK}}})


def newest(operation: Node, **top: Any) -> Node:
    return {**newer(operation, **top), "openapi": "3.2.0"}


def shown_older(schema: Any) -> Node:
    return older(gives(thing(a=schema)))


def shown_newer(schema: Any) -> Node:
    return newer(gives(thing(a=schema)))


REWRITES: tuple[tuple[str, Node, Node, str], ...] = (
    ("response header integer to text", older(headed({"X-Left":{"required":True,"schema":WHOLE}})), older(headed({"X-Left":{"required":True,"schema":TEXT}})), "EN"),
    ("required response header gone", older(headed({"X-Left":{"required":True,"schema":WHOLE}})), older({}), "EN"),
    ("header name other case", older(asks(TEXT,"X-Trace","header")), older(asks(TEXT,"x-trace","header")), "--"),
    ("query name other case", older(asks(TEXT,"Limit","query",required=True)), older(asks(TEXT,"limit","query",required=True)), "EE"),
    ("cookie became required", older(asks(TEXT,"sid","cookie")), older(asks(TEXT,"sid","cookie",required=True)), "EN"),
    ("cookie default style explicit", older(asks(TEXT,"sid","cookie")), older(asks(TEXT,"sid","cookie",style="form",explode=True)), "--"),
    ("query style explicit default", older(asks({"type":"array","items":TEXT},"q","query")), older(asks({"type":"array","items":TEXT},"q","query",style="form",explode=True)), "--"),
    ("form array explode explicit", older(sends(thing(f={"type":"array","items":TEXT}),"application/x-www-form-urlencoded")), older(sends(thing(f={"type":"array","items":TEXT}),"application/x-www-form-urlencoded",encoding={"f":{"style":"form","explode":True}})), "--"),
    ("media type case", older(sends(TEXT,"application/json")), older(sends(TEXT,"Application/JSON")), "--"),
    ("scopes reorder", older({"security":[{"o":["a","b"]}]},**SCHEMES), older({"security":[{"o":["b","a"]}]},**SCHEMES), "--"),
    ("global security to each op", older({},**SCHEMES,security=[{"k":[]}]), older({"security":[{"k":[]}]},**SCHEMES), "--"),
    ("alternatives reorder", older({"security":[{"o":["a"]},{"k":[]}]},**SCHEMES), older({"security":[{"k":[]},{"o":["a"]}]},**SCHEMES), "--"),
    ("alternative added", older({"security":[{"k":[]}]},**SCHEMES), older({"security":[{"k":[]},{"o":["a"]}]},**SCHEMES), "NE"),
    ("and split to or", older({"security":[{"k":[],"o":["a"]}]},**SCHEMES), older({"security":[{"k":[]},{"o":["a"]}]},**SCHEMES), "NE"),
    ("scope needed less", older({"security":[{"o":["a","b"]}]},**SCHEMES), older({"security":[{"o":["a"]}]},**SCHEMES), "NW"),
    ("empty security = none", older({"security":[]}), older({}), "--"),
    ("{} alternative only", older({"security":[{}]}), older({}), "--"),
    ("api key header case", older({"security":[{"k":[]}]},**keyed("X-Key")), older({"security":[{"k":[]}]},**keyed("x-key")), "--"),
    ("bearer spelled", older({"security":[{"k":[]}]},components={"securitySchemes":{"k":{"type":"http","scheme":"bearer"}}}), older({"security":[{"k":[]}]},components={"securitySchemes":{"k":{"type":"http","scheme":"Bearer"}}}), "--"),
    ("server trailing slash", older({},servers=[{"url":"https://a.example/"}]), older({},servers=[{"url":"https://a.example"}]), "--"),
    ("server description", older({},servers=[{"url":"https://a.example","description":"x"}]), older({},servers=[{"url":"https://a.example"}]), "--"),
    ("nullable ref allOf to anyOf null", older(gives(thing(a={"nullable":True,"allOf":[ref("S")]})),components={"schemas":{"S":TEXT}}), newer(gives(thing(a={"anyOf":[ref("S"),{"type":"null"}]})),components={"schemas":{"S":TEXT}}), "--"),
    ("nullable enum w/ null to list", shown_older({"type":"string","nullable":True,"enum":["a",None]}), shown_newer({"enum":["a",None]}), "--"),
    ("nullable enum 3.0 to oneOf const null", shown_older({"type":"string","nullable":True,"enum":["a",None]}), shown_newer({"oneOf":[{"const":"a"},{"type":"null"}]}), "--"),
    ("type list to anyOf of types", shown_newer({"type":["string","integer"]}), shown_newer({"anyOf":[TEXT,WHOLE]}), "--"),
    ("anyOf of enums = enum", shown_newer({"anyOf":[{"enum":["a"]},{"enum":["b"]}]}), shown_newer({"enum":["a","b"]}), "--"),
    ("oneOf of consts = enum", newer(sends(thing(a={"oneOf":[{"const":"a","title":"A"},{"const":"b"}]}))), newer(sends(thing(a={"type":"string","enum":["a","b"]}))), "--"),
    ("anyOf nested flattened", newer(sends(thing(a={"anyOf":[{"anyOf":[TEXT,WHOLE]},{"type":"boolean"}]}))), newer(sends(thing(a={"anyOf":[TEXT,WHOLE,{"type":"boolean"}]}))), "--"),
    ("exclusiveMinimum bool to number", older(sends(thing(a={**WHOLE,"minimum":0,"exclusiveMinimum":True}))), newer(sends(thing(a={**WHOLE,"exclusiveMinimum":0}))), "--"),
    ("exclusive on integers", newer(sends(thing(a={**WHOLE,"exclusiveMinimum":0}))), newer(sends(thing(a={**WHOLE,"minimum":1}))), "--"),
    ("binary 3.0 to 3.1", older(sends(thing(f={**TEXT,"format":"binary"}),"multipart/form-data")), newer(sends(thing(f={"contentMediaType":"application/octet-stream","type":"string"}),"multipart/form-data")), "--"),
    ("octet body 3.0 to 3.1", older(sends({**TEXT,"format":"binary"},"application/octet-stream")), newer({"requestBody":{"required":True,"content":{"application/octet-stream":{}}}}), "--"),
    ("base64 3.0 to 3.1", older(sends(thing(f={**TEXT,"format":"byte"}))), newer(sends(thing(f={**TEXT,"contentEncoding":"base64"}))), "--"),
    ("example to examples", older(sends(thing(f={**TEXT,"example":"x"}))), newer(sends(thing(f={**TEXT,"examples":["x"]}))), "--"),
    ("allOf with ref flattened", older(sends({"allOf":[ref("S"),thing(b=TEXT)]}),components={"schemas":{"S":thing("a",a=TEXT)}}), older(sends(thing("a",a=TEXT,b=TEXT)),components={"schemas":{"S":thing("a",a=TEXT)}}), "--"),
    ("ref inlined in op", older(gives(ref("S")),components={"schemas":{"S":thing("a",a=TEXT)}}), older(gives(thing("a",a=TEXT)),components={"schemas":{"S":thing("a",a=TEXT)}}), "--"),
    ("param ref inlined", older({"parameters":[{"$ref":"#/components/parameters/Q"}]},components={"parameters":{"Q":{"name":"q","in":"query","schema":TEXT}}}), older(asks(TEXT)), "--"),
    ("path-level params to op", {"openapi":"3.0.3","info":HEAD,"paths":{"/x":{"parameters":asks(TEXT)["parameters"],"get":{"responses":OK}}}}, older(asks(TEXT),"/x","get"), "--"),
    ("component split", older(gives(thing(a=thing(b=TEXT)))), older(gives(thing(a=ref("B"))),components={"schemas":{"B":thing(b=TEXT)}}), "NN"),
    ("response ref", older({"responses":{"200":{"$ref":"#/components/responses/R"}}},components={"responses":{"R":{"description":"x",**content(TEXT)}}}), older(gives(TEXT)), "--"),
    ("swagger to 3.0 body", swagger({"consumes":["application/json"],"parameters":[{"in":"body","name":"b","required":True,"schema":thing(a=TEXT)}]},schemes=["https"]), older(sends(thing(a=TEXT)),servers=[{"url":"https://shop.example"}]), "--"),
    ("swagger form to 3.0", swagger({"consumes":["application/x-www-form-urlencoded"],"parameters":[{"in":"formData","name":"a","type":"string","required":True},{"in":"formData","name":"l","type":"array","items":TEXT,"collectionFormat":"multi"}]},schemes=["https"]), older(sends(thing("a",a=TEXT,l={"type":"array","items":TEXT}),"application/x-www-form-urlencoded"),servers=[{"url":"https://shop.example"}]), "--"),
    ("swagger csv query to 3.0", swagger(given("l","query",type="array",items=TEXT),schemes=["https"]), older(asks({"type":"array","items":TEXT},"l","query",style="form",explode=False),servers=[{"url":"https://shop.example"}]), "--"),
    ("callback: property required gone", older(called(thing("a",a=TEXT))), older(called(thing())), "EN"),
    ("callback: new value of enum", older(called(thing(a={"enum":["x"]}))), older(called(thing(a={"enum":["x","y"]}))), "WN"),
    ("webhook nullable", hooked(thing("a",a=TEXT)), hooked(thing("a",a={"type":["string","null"]})), "EN"),
    ("webhook ref inlined", newer({},webhooks={"w":{"post":{"requestBody":content(ref("S")),"responses":OK}}},components={"schemas":{"S":thing(a=TEXT)}}), newer({},webhooks={"w":{"post":{"requestBody":content(thing(a=TEXT)),"responses":OK}}},components={"schemas":{"S":thing(a=TEXT)}}), "--"),
    ("3.2 itemSchema changed", newest({"responses":{"200":{"description":"x","content":{"application/jsonl":{"itemSchema":thing("a",a=TEXT)}}}}}), newest({"responses":{"200":{"description":"x","content":{"application/jsonl":{"itemSchema":thing("a",a=WHOLE)}}}}}), "EE"),
    ("3.2 query method removed", {"openapi":"3.2.0","info":HEAD,"paths":{"/x":{"query":{"responses":OK},"get":{"responses":OK}}}}, {"openapi":"3.2.0","info":HEAD,"paths":{"/x":{"get":{"responses":OK}}}}, "EN"),
    ("3.2 additionalOperations", {"openapi":"3.2.0","info":HEAD,"paths":{"/x":{"additionalOperations":{"COPY":{"responses":OK}},"get":{"responses":OK}}}}, {"openapi":"3.2.0","info":HEAD,"paths":{"/x":{"get":{"responses":OK}}}}, "EN"),
    ("3.1 to 3.2", newer(sends(thing(a=TEXT))), newest(sends(thing(a=TEXT))), "--"),
    ("3.2 querystring param", newest({"parameters":[{"name":"q","in":"querystring","required":True,**content(thing(a=TEXT),"application/x-www-form-urlencoded")}]}), newest({"parameters":[{"name":"q","in":"querystring","required":True,**content(thing(a=WHOLE),"application/x-www-form-urlencoded")}]}), "EN"),
    ("discriminator mapping written out", older(gives({"oneOf":[ref("A"),ref("B")],"discriminator":{"propertyName":"k"}}),components={"schemas":{"A":thing("k",k=TEXT),"B":thing("k",k=TEXT,b=TEXT)}}), older(gives({"oneOf":[ref("A"),ref("B")],"discriminator":{"propertyName":"k","mapping":{"A":"#/components/schemas/A","B":"B"}}}),components={"schemas":{"A":thing("k",k=TEXT),"B":thing("k",k=TEXT,b=TEXT)}}), "--"),
    ("default response explicit + 4xx", older({"responses":{**OK,"default":{"description":"e",**content(TEXT)}}}), older({"responses":{**OK,"404":{"description":"e",**content(TEXT)},"default":{"description":"e",**content(TEXT)}}}), "NN"),
    ("minLength 0 / minItems 0 / uniqueItems false", older(sends(thing(a={**TEXT,"minLength":0},b={"type":"array","items":{},"minItems":0,"uniqueItems":False}))), older(sends(thing(a=TEXT,b={"type":"array","items":{}}))), "--"),
    ("required [] / additionalProperties true", older(sends({**thing(a=TEXT),"additionalProperties":True})), older(sends(thing(a=TEXT))), "--"),
    ("$defs moved", newer(sends({"type":"object","properties":{"a":{"$ref":"#/components/schemas/S/$defs/T"}}}),components={"schemas":{"S":{"$defs":{"T":TEXT}}}}), newer(sends(thing(a=TEXT)),components={"schemas":{"S":{"$defs":{"T":TEXT}}}}), "NN"),
    ("2XX to 200", older(only("2XX")), older(only("200")), "--"),
    ("if alone", newer(sends(thing(a={"type":"string","if":{"const":"x"}}))), newer(sends(thing(a=TEXT))), "--"),
    ("pattern escaped slash", older(sends(thing(a={**TEXT,"pattern":"^a\\/b$"}))), older(sends(thing(a={**TEXT,"pattern":"^a/b$"}))), "--"),
    ("multipleOf 1 integer", older(sends(thing(a={**WHOLE,"multipleOf":1}))), older(sends(thing(a=WHOLE))), "NN"),
    ("boolean enum both", older(sends(thing(a={"type":"boolean","enum":[True,False]}))), older(sends(thing(a={"type":"boolean"}))), "NN"),
    ("maxProperties implied by closed", older(sends({**closed(a=TEXT),"maxProperties":1})), older(sends(closed(a=TEXT))), "NN"),
    ("oneOf disjoint to type list", newer(sends(thing(a={"oneOf":[{"type":"string","maxLength":5},{"type":"null"}]}))), newer(sends(thing(a={"type":["string","null"],"maxLength":5}))), "--"),
    ("allOf desc wrapper 3.0 to sibling 3.1", older(gives(thing(a={"allOf":[ref("S")],"description":"d"})),components={"schemas":{"S":thing(x=TEXT)}}), newer(gives(thing(a={"$ref":"#/components/schemas/S","description":"d"})),components={"schemas":{"S":thing(x=TEXT)}}), "--"),
    ("swagger type file", swagger({"produces":["application/pdf"],"responses":{"200":{"description":"x","schema":{"type":"file"}}}},schemes=["https"]), older({"responses":{"200":{"description":"x","content":{"application/pdf":{"schema":{"type":"string","format":"binary"}}}}}},servers=[{"url":"https://shop.example"}]), "--"),
    ("swagger basic security", swagger({"security":[{"b":[]}]},schemes=["https"],securityDefinitions={"b":{"type":"basic"}}), older({"security":[{"b":[]}]},servers=[{"url":"https://shop.example"}],components={"securitySchemes":{"b":{"type":"http","scheme":"basic"}}}), "--"),
    ("swagger oauth2 accessCode", swagger({"security":[{"b":["r"]}]},schemes=["https"],securityDefinitions={"b":{"type":"oauth2","flow":"accessCode","authorizationUrl":"https://x/a","tokenUrl":"https://x/t","scopes":{"r":""}}}), older({"security":[{"b":["r"]}]},servers=[{"url":"https://shop.example"}],components={"securitySchemes":{"b":{"type":"oauth2","flows":{"authorizationCode":{"authorizationUrl":"https://x/a","tokenUrl":"https://x/t","scopes":{"r":""}}}}}}), "--"),
    ("header param csv swagger", swagger(given("X","header",type="array",items=TEXT),schemes=["https"]), older(asks({"type":"array","items":TEXT},"X","header"),servers=[{"url":"https://shop.example"}]), "--"),
    ("swagger response headers", swagger({"responses":{"200":{"description":"x","headers":{"X":{"type":"integer"}}}}},schemes=["https"]), older({"responses":{"200":{"description":"x","headers":{"X":{"schema":WHOLE}}}}},servers=[{"url":"https://shop.example"}]), "--"),
    ("callback ref inlined", older({"callbacks":{"d":{"$ref":"#/components/callbacks/D"}}},components={"callbacks":{"D":{"{$url}":{"post":{"responses":OK}}}}}), older({"callbacks":{"d":{"{$url}":{"post":{"responses":OK}}}}}), "--"),
    ("pathItem ref", {"openapi":"3.1.0","info":HEAD,"paths":{"/x":{"$ref":"#/components/pathItems/X"}},"components":{"pathItems":{"X":{"get":{"responses":OK}}}}}, {"openapi":"3.1.0","info":HEAD,"paths":{"/x":{"get":{"responses":OK}}}}, "--"),
    ("anyOf subsumed option", newer(sends(thing(a={"anyOf":[TEXT,{"type":"string","maxLength":4}]}))), newer(sends(thing(a=TEXT))), "NN"),
    ("a pattern for every name is additionalProperties, sends", newer(sends({"type":"object","patternProperties":{".*":TEXT}})), newer(sends({"type":"object","additionalProperties":TEXT})), "--"),
    ("a pattern for every name is additionalProperties, gives", newer(gives({"type":"object","patternProperties":{".*":TEXT}})), newer(gives({"type":"object","additionalProperties":TEXT})), "--"),
    ("a pattern for every name leaves nothing over, sends", newer(sends({"type":"object","patternProperties":{"^":TEXT},"additionalProperties":False})), newer(sends({"type":"object","additionalProperties":TEXT})), "--"),
    ("a pattern for every name leaves nothing over, gives", newer(gives({"type":"object","patternProperties":{"^":TEXT},"additionalProperties":False})), newer(gives({"type":"object","additionalProperties":TEXT})), "--"),
    ("a pattern that allows all, sends", newer(sends({"type":"object","patternProperties":{"^x-":{}}})), newer(sends({"type":"object"})), "--"),
    ("a pattern that allows all, gives", newer(gives({"type":"object","patternProperties":{"^x-":{}}})), newer(gives({"type":"object"})), "--"),
    ("unevaluatedProperties over an open part, sends", newer(sends({"allOf":[{"type":"object","additionalProperties":{}}],"unevaluatedProperties":False})), newer(sends({"allOf":[{"type":"object","additionalProperties":{}}]})), "--"),
    ("unevaluatedProperties over an open part, gives", newer(gives({"allOf":[{"type":"object","additionalProperties":{}}],"unevaluatedProperties":False})), newer(gives({"allOf":[{"type":"object","additionalProperties":{}}]})), "--"),
    ("unevaluatedProperties beside additionalProperties, sends", newer(sends({"type":"object","additionalProperties":TEXT,"unevaluatedProperties":False})), newer(sends({"type":"object","additionalProperties":TEXT})), "--"),
    ("unevaluatedProperties beside additionalProperties, gives", newer(gives({"type":"object","additionalProperties":TEXT,"unevaluatedProperties":False})), newer(gives({"type":"object","additionalProperties":TEXT})), "--"),
    ("unevaluatedItems beside items, sends", newer(sends({"type":"array","items":TEXT,"unevaluatedItems":False})), newer(sends({"type":"array","items":TEXT})), "--"),
    ("unevaluatedItems beside items, gives", newer(gives({"type":"array","items":TEXT,"unevaluatedItems":False})), newer(gives({"type":"array","items":TEXT})), "--"),
    ("then that allows all, sends", newer(sends({"type":"object","if":{"required":["a"]},"then":True})), newer(sends({"type":"object"})), "--"),
    ("then that allows all, gives", newer(gives({"type":"object","if":{"required":["a"]},"then":True})), newer(gives({"type":"object"})), "--"),
    ("else that allows all, sends", newer(sends({"type":"object","if":{"required":["a"]},"then":{"required":["b"]},"else":{}})), newer(sends({"type":"object","if":{"required":["a"]},"then":{"required":["b"]}})), "--"),
    ("else that allows all, gives", newer(gives({"type":"object","if":{"required":["a"]},"then":{"required":["b"]},"else":{}})), newer(gives({"type":"object","if":{"required":["a"]},"then":{"required":["b"]}})), "--"),
    ("contains of none, sends", newer(sends({"type":"array","contains":TEXT,"minContains":0})), newer(sends({"type":"array"})), "--"),
    ("contains of none, gives", newer(gives({"type":"array","contains":TEXT,"minContains":0})), newer(gives({"type":"array"})), "--"),
    ("contains of any, sends", newer(sends({"type":"array","contains":{}})), newer(sends({"type":"array","minItems":1})), "--"),
    ("contains of any, gives", newer(gives({"type":"array","contains":{}})), newer(gives({"type":"array","minItems":1})), "--"),
    ("propertyNames that are texts, sends", newer(sends({"type":"object","propertyNames":TEXT})), newer(sends({"type":"object"})), "--"),
    ("propertyNames that are texts, gives", newer(gives({"type":"object","propertyNames":TEXT})), newer(gives({"type":"object"})), "--"),
    ("not of nothing, sends", newer(sends({"type":"string","not":{"not":{}}})), newer(sends(TEXT)), "--"),
    ("not of nothing, gives", newer(gives({"type":"string","not":{"not":{}}})), newer(gives(TEXT)), "--"),
    ("dependentSchemas that require, sends", newer(sends({"type":"object","dependentSchemas":{"a":{"required":["b"]}}})), newer(sends({"type":"object","dependentRequired":{"a":["b"]}})), "--"),
    ("dependentSchemas that require, gives", newer(gives({"type":"object","dependentSchemas":{"a":{"required":["b"]}}})), newer(gives({"type":"object","dependentRequired":{"a":["b"]}})), "--"),
    ("dependentRequired of what is required, sends", newer(sends({"type":"object","required":["b"],"dependentRequired":{"a":["b","a"]}})), newer(sends({"type":"object","required":["b"]})), "--"),
    ("dependentRequired of what is required, gives", newer(gives({"type":"object","required":["b"],"dependentRequired":{"a":["b","a"]}})), newer(gives({"type":"object","required":["b"]})), "--"),
    ("contentSchema that allows all, sends", newer(sends({"type":"string","contentMediaType":"application/json","contentSchema":{}})), newer(sends({"type":"string","contentMediaType":"application/json"})), "--"),
    ("contentSchema that allows all, gives", newer(gives({"type":"string","contentMediaType":"application/json","contentSchema":{}})), newer(gives({"type":"string","contentMediaType":"application/json"})), "--"),
    ("minProperties below what is required, sends", newer(sends({"type":"object","required":["a","b"],"minProperties":2})), newer(sends({"type":"object","required":["a","b"]})), "--"),
    ("minProperties below what is required, gives", newer(gives({"type":"object","required":["a","b"],"minProperties":2})), newer(gives({"type":"object","required":["a","b"]})), "--"),
    ("a pattern for every name beside properties", newer(sends({**thing(a=TEXT),"patternProperties":{".*":{**TEXT,"maxLength":3}}})), newer(sends({**thing(a=TEXT),"additionalProperties":{**TEXT,"maxLength":3}})), "NE"),
    ("a server variable of one value written out", older({},servers=[{"url":"https://{r}.x.example/v1","variables":{"r":{"default":"EU","enum":["EU"]}}}]), older({},servers=[{"url":"https://eu.x.example/v1"}]), "--"),
    ("a server variable of one value gets another", older({},servers=[{"url":"https://{r}.x.example","variables":{"r":{"default":"eu","enum":["eu"]}}}]), older({},servers=[{"url":"https://{r}.x.example","variables":{"r":{"default":"eu","enum":["eu","us"]}}}]), "NW"),
)
