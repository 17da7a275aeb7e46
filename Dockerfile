# docker build -t notelint . && docker run --rm -v "$PWD:/notes:ro" notelint check .
FROM python:3.12-slim AS build
WORKDIR /source
COPY pyproject.toml README.md LICENSE ./
COPY schemas schemas
COPY notelint notelint
RUN python -m venv /opt/notelint && /opt/notelint/bin/pip install --no-cache-dir .

FROM python:3.12-slim
# git: for --diff-base
RUN apt-get update && apt-get install -y --no-install-recommends git && rm -rf /var/lib/apt/lists/* \
    && git config --system --add safe.directory '*' \
    && useradd --create-home notelint
COPY --from=build /opt/notelint /opt/notelint
ENV PATH=/opt/notelint/bin:$PATH
USER notelint
WORKDIR /notes
ENTRYPOINT ["notelint"]
CMD ["check", "."]
