// Ends with 0 if the program in this container is ready.
const { OLN_HTTP_PORT } = process.env;
const ready = await fetch(`http://127.0.0.1:${OLN_HTTP_PORT}/health/ready`, { signal: AbortSignal.timeout(4_000) })
  .then((response) => response.ok)
  .catch(() => false);
process.exit(ready ? 0 : 1);
