"""The description of the API is OpenAPI 3.1, and true: a fuzzer finds nothing against it."""

import asyncio
import json
import sys
from pathlib import Path
from typing import Any

from api.articles import PATH
from tests.api.conftest import KEY, Api

EXAMPLES = 12


async def described(api: Api) -> Any:
    return (await api.call("GET", "openapi.json", Authorization="")).json


async def test_anybody_may_read_it(api: Api) -> None:
    assert (await described(api))["openapi"] == "3.1.0"


async def test_it_names_every_request_of_the_contract(api: Api) -> None:
    paths = (await described(api))["paths"]

    assert {path: set(each) - {"parameters"} for path, each in paths.items()} == {
        PATH: {"get", "post"},
        f"{PATH}/{{id}}": {"get", "patch", "delete"},
        f"{PATH}/{{source}}/{{external_id}}": {"put"},
        "/api/v1/rubrics": {"get"},
        "/api/v1/stats": {"get"},
        "/api/v1/webhooks": {"get", "post"},
        "/api/v1/webhooks/{id}": {"delete"},
        "/api/v1/webhooks/{id}/posts": {"get"},
        "/api/v1/webhooks/{id}/posts/{post}/replay": {"post"},
        "/api/v1/openapi.json": {"get"},
    }


async def test_it_names_the_rubrics_of_today(api: Api) -> None:
    schemas = (await described(api))["components"]["schemas"]

    for model in ("NewArticle", "ArticleChange"):
        names = schemas[model]["properties"]["rubric"]["anyOf"][0]["enum"]
        assert {"sport", "Спорт", "Общество", "Society"} <= set(names)


async def test_every_reference_leads_somewhere(api: Api) -> None:
    document = await described(api)

    written = json.dumps(document)
    named = {part.partition('"')[0] for part in written.split("#/components/schemas/")[1:]}
    assert named <= set(document["components"]["schemas"])


async def test_a_fuzzer_finds_nothing(api: Api, tmp_path: Path) -> None:
    url = f"{api.address}/api/v1/openapi.json"
    fuzzer = await asyncio.create_subprocess_exec(
        str(Path(sys.executable).with_name("schemathesis")),
        *("run", url, "--header", f"Authorization: Bearer {KEY}", "--no-color"),
        *("--checks", "all", "--max-examples", str(EXAMPLES), "--generation-deterministic"),
        *("--url", api.address, "--request-timeout", "60"),
        cwd=tmp_path,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    said, _ = await fuzzer.communicate()

    assert fuzzer.returncode == 0, said.decode()
    assert b"No issues found" in said, said.decode()
