// Ends with 0 if the program in this container is ready. A program that speaks HTTPS is asked with its own certificate: it may want to see one.
import { readFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';

const { env } = process;
const given = (name) => env[name] || (env[`${name}_FILE`] ? readFileSync(env[`${name}_FILE`], 'utf8') : undefined);
const [cert, key] = [given('OLN_HTTP_TLS_CERT'), given('OLN_HTTP_TLS_KEY')];
const where = { host: '127.0.0.1', port: env.OLN_HTTP_PORT, path: '/health/ready', timeout: 4_000 };
// Its certificate is for the name that others know it by, and not for the loopback address.
const asked = cert ? https.get({ ...where, cert, key, rejectUnauthorized: false }) : http.get(where);
asked.on('response', ({ statusCode }) => process.exit(statusCode === 200 ? 0 : 1));
asked.on('timeout', () => process.exit(1));
asked.on('error', () => process.exit(1));
