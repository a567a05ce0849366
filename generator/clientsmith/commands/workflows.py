"""Workflows of GitHub that check a client, follow its upstream, and publish it."""

from __future__ import annotations

SOURCE = "${{ vars.CLIENTSMITH }}"
"""Such as git+https://HOST/OWNER/clientsmith@v0.1.0: clientsmith is on no package index yet, where
its name may be a stranger's."""

_SETUP = """\
      - uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683  # v4.2.2
        with:
          fetch-depth: 0
          persist-credentials: {credentials}
      - uses: actions/setup-python@42375524e23c412d93fb67b49958b491fce71c38  # v5.4.0
        with:
          python-version: "3.13"
      - name: Install clientsmith
        env:
          CLIENTSMITH: {source}
        run: python -I -m pip install --quiet "$CLIENTSMITH"
"""

_CHECK = """\
name: client
on: pull_request
permissions:
  contents: read
  pull-requests: write
jobs:
  client:
    runs-on: ubuntu-latest
    steps:
{setup}\
      - name: Check that the committed client is up to date
        run: clientsmith check --format github
      - name: Compare with where the pull request left its base branch
        id: compare
        if: ${{{{ !cancelled() }}}}
        env:
          BASE: ${{{{ github.base_ref }}}}
        run: |
          base=$(git merge-base HEAD "origin/$BASE")
          comment=$RUNNER_TEMP/comment.md
          clientsmith diff "$base" --format markdown --output "$comment" --fail-on none
          cat "$comment" >> "$GITHUB_STEP_SUMMARY"
      - name: Comment
        if: ${{{{ !cancelled() && steps.compare.outcome == 'success' }}}}
        env:
          GH_TOKEN: ${{{{ github.token }}}}
          PR: ${{{{ github.event.number }}}}
        run: gh pr comment "$PR" --edit-last --create-if-none --body-file "$RUNNER_TEMP/comment.md"
"""

_UPSTREAM = """\
name: upstream
on:
  schedule:
    - cron: "17 5 * * 1"
  workflow_dispatch:
permissions:
  contents: write
  pull-requests: write
jobs:
  upstream:
    runs-on: ubuntu-latest
    steps:
{setup}\
      - name: Fetch the document
        env:
          SPEC: {spec}
          URL: {url}
        run: |
          curl --fail --silent --show-error --location --proto-redir =https --globoff \\
            --output "$SPEC" --url "$URL"
      - name: Regenerate, and tell what changed
        run: |
          clientsmith generate
          clientsmith diff HEAD --format markdown --output "$RUNNER_TEMP/body.md" --fail-on none
      - name: Open a pull request
        env:
          GH_TOKEN: ${{{{ github.token }}}}
        run: |
          if [ -z "$(git status --porcelain)" ]; then
            echo "nothing changed upstream"
            exit 0
          fi
          git config user.name "github-actions[bot]"
          git config user.email "41898282+github-actions[bot]@users.noreply.github.com"
          git switch --force-create upstream
          git add --all
          git commit --quiet --message "Follow the API"
          git push --quiet --force origin upstream
          body=$RUNNER_TEMP/body.md
          gh pr create --head upstream --title "Follow the API" --body-file "$body" \\
            || gh pr edit upstream --body-file "$body"
"""

_PUBLISH = """\
name: publish
on:
  push:
    tags: ["v*"]
permissions:
  contents: read
jobs:
  publish:
    runs-on: ubuntu-latest
    environment: pypi
    permissions:
      contents: read
      id-token: write  # trusted publishing: no token is kept anywhere
    steps:
{setup}\
      - name: Check that the version says enough, and the client is up to date
        run: |
          clientsmith check
          if last=$(git describe --tags --abbrev=0 HEAD^ 2>/dev/null); then
            clientsmith release --check --since "$last"
          fi
      - name: Build
        env:
          CLIENT: {output}
        run: |
          python -I -m pip install --quiet build
          rm -rf dist  # what is published is built here, and no file of a commit
          python -I -m build --outdir dist -- "$CLIENT"
      - uses: pypa/gh-action-pypi-publish@76f52bc884231f62b9a034ebfe128415bbaabdfc  # v1.12.4
"""


def github_workflows(
    spec: str, output: str, url: str = "", source: str = SOURCE
) -> dict[str, str]:
    """The files of `.github/workflows`, by name.

    Args:
        spec: the document, quoted for YAML.
        output: the folder of the client, quoted for YAML.
        url: where the document is fetched from, quoted for YAML; without one no workflow
            follows it.
        source: what pip installs; by default what the repository's variable CLIENTSMITH says.
    """
    reads = _SETUP.format(credentials="false", source=source)
    writes = _SETUP.format(credentials="true", source=source)
    files = {
        "client.yml": _CHECK.format(setup=reads),
        "publish.yml": _PUBLISH.format(setup=reads, output=output),
    }
    if url:
        files["upstream.yml"] = _UPSTREAM.format(setup=writes, spec=spec, url=url)
    return files
