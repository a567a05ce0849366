"""Workflows of GitHub that check a client, follow its upstream, and publish it."""

from __future__ import annotations

SOURCE = "${{ vars.CLIENTSMITH }}"
"""What pip installs, see EXAMPLE: clientsmith is on no package index yet, where its name may be a
stranger's."""
EXAMPLE = "git+https://HOST/OWNER/clientsmith@COMMIT"

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
        run: |
          [ -n "$CLIENTSMITH" ] || echo "::error::The variable CLIENTSMITH is not set."
          python -I -m pip install --quiet "$CLIENTSMITH"
"""

_CHECK = """\
name: client
on: pull_request
permissions:
  contents: read
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
          mkdir -p "$RUNNER_TEMP/comment"
          comment=$RUNNER_TEMP/comment/comment.md
          clientsmith diff "$base" --format markdown --output "$comment" --fail-on none
          cat "$comment" >> "$GITHUB_STEP_SUMMARY"
      - name: Keep the comment for the workflow that posts it
        if: ${{{{ !cancelled() && steps.compare.outcome == 'success' }}}}
        uses: actions/upload-artifact@ea165f8d65b6e75b540449e92b4886f43607fa02  # v4.6.2
        with:
          name: comment
          path: ${{{{ runner.temp }}}}/comment
"""

_COMMENT = """\
name: comment
on:
  workflow_run:
    workflows: [client]
    types: [completed]
permissions:
  actions: read
  pull-requests: write
jobs:
  comment:
    if: github.event.workflow_run.event == 'pull_request'
    runs-on: ubuntu-latest
    steps:
      - name: Post what the checked pull request changes
        run: |
          set -euo pipefail
          folder=$RUNNER_TEMP/comment
          gh run download "$RUN" --repo "$REPOSITORY" --name comment --dir "$folder" || exit 0
          # What a fork wrote is text: no links, no more than a comment holds. The number of the
          # pull request comes from GitHub, never from the artifact, and is that of the run's own
          # branch: others may have the same commit.
          comment=$RUNNER_TEMP/comment/comment.md
          [ ! -L "$comment" ] && [ "$(wc -c < "$comment")" -lt 65536 ]
          number=$(gh api "repos/$REPOSITORY/commits/$HEAD/pulls" --jq 'map(select(
            .state == "open" and .head.repo.full_name == env.FROM and .head.ref == env.BRANCH
            )) | .[0].number // empty')
          [ -z "$number" ] || gh pr comment "$number" --repo "$REPOSITORY" \\
            --edit-last --create-if-none --body-file "$comment"
        env:
          GH_TOKEN: ${{ github.token }}
          REPOSITORY: ${{ github.repository }}
          RUN: ${{ github.event.workflow_run.id }}
          HEAD: ${{ github.event.workflow_run.head_sha }}
          FROM: ${{ github.event.workflow_run.head_repository.full_name }}
          BRANCH: ${{ github.event.workflow_run.head_branch }}
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
        "comment.yml": _COMMENT,
        "publish.yml": _PUBLISH.format(setup=reads, output=output),
    }
    if url:
        files["upstream.yml"] = _UPSTREAM.format(setup=writes, spec=spec, url=url)
    return files
