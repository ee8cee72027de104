# The service. Its database is another container: see docker-compose.yml and docs/containers.md.
# Behind a proxy: docker build --build-arg HTTPS_PROXY=… (Docker hands it to pip and keeps it out of the image).

FROM python:3.11-slim AS build
WORKDIR /src
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
RUN python -m venv /build && python -m venv --without-pip /opt/graph-service
# The lock comes before the code: a change of the code alone installs no package again.
COPY dev.py requirements.lock ./
RUN python -c "import dev, pathlib; pathlib.Path('plain.txt').write_text(dev.locked(dev=False), 'utf-8')"
RUN /build/bin/pip install --quiet --require-hashes --no-deps -r plain.txt \
 && /build/bin/pip --python /opt/graph-service/bin/python install --quiet --require-hashes --no-deps -r plain.txt
COPY . .
RUN /build/bin/pip wheel --quiet --no-deps --no-build-isolation -w dist . \
 && /build/bin/pip --python /opt/graph-service/bin/python install --quiet --no-deps dist/*.whl

FROM python:3.11-slim
LABEL org.opencontainers.image.title="graph-service" \
      org.opencontainers.image.description="Who can connect this need to what the neighbourhood already has" \
      org.opencontainers.image.licenses="Apache-2.0"
# /data holds the API's token and nothing else; a fresh volume takes its owner from here.
RUN groupadd --gid 10001 graph-service \
 && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /data --shell /usr/sbin/nologin graph-service \
 && install -d -o 10001 -g 10001 -m 0700 /data
COPY --from=build /opt/graph-service /opt/graph-service
ENV PATH=/opt/graph-service/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    GRAPH_SERVICE_IN_CONTAINER=1 \
    GRAPH_SERVICE_PORT=8765 \
    GRAPH_SERVICE_DATA_DIR=/data \
    GRAPH_SERVICE_CACHE_DIR=/data/cache
USER 10001:10001
WORKDIR /data
VOLUME /data
EXPOSE 8765
# GRAPH_SERVICE_PORT tells this check alone where to look; who changes it changes the command too.
HEALTHCHECK --interval=30s --timeout=6s --start-period=2m --retries=3 CMD ["python", "-c", "import os; from http.client import HTTPConnection as C; c = C('127.0.0.1', int(os.environ['GRAPH_SERVICE_PORT']), timeout=5); c.request('GET', '/healthz'); raise SystemExit(c.getresponse().status != 200)"]
ENTRYPOINT ["graph-service"]
CMD ["serve", "--host", "0.0.0.0", "--port", "8765"]
