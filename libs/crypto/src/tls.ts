import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto';
import { givenText } from './given-text.js';

/**
 * What secures the way to a server, as PEM texts. `ca`: the authorities by one of which its certificate is to be; absent: those that
 * Node.js knows. `cert` (with what lies between it and its authority) and `key`: ours, for a server that asks for them (mTLS).
 */
export interface Tls {
  ca?: string;
  cert?: string;
  key?: string;
}

type Environment = Record<string, string | undefined>;

const CERTIFICATES = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;

/**
 * `<prefix>_TLS_CA`, `…_CERT` and `…_KEY`, each also from a file (`…_FILE`). `tls` is absent where none of them is set: the way is not
 * secured. What is half said or no such thing is a problem, in words that never quote it.
 */
export function givenTls(prefix: string, environment: Environment): { tls?: Tls; problems: string[] } {
  const problems: string[] = [];
  const given = (part: string): string | undefined => {
    const { text, problem } = givenText(`${prefix}_TLS_${part}`, environment);
    if (problem) problems.push(problem);
    return text || undefined;
  };
  const tls = { ca: given('CA'), cert: given('CERT'), key: given('KEY') };
  if (problems.length > 0) return { problems };
  if (!tls.ca && !tls.cert && !tls.key) return { problems };
  problems.push(...problemsOf(`${prefix}_TLS`, tls));
  return problems.length > 0 ? { problems } : { tls: withoutAbsent(tls), problems };
}

/** As Temporal's libraries want it. */
export const temporalTls = (tls: Tls | undefined) =>
  tls && {
    serverRootCACertificate: tls.ca ? Buffer.from(tls.ca) : undefined,
    clientCertPair: tls.cert && tls.key ? { crt: Buffer.from(tls.cert), key: Buffer.from(tls.key) } : undefined,
  };

const withoutAbsent = (tls: Tls): Tls => Object.fromEntries(Object.entries(tls).filter(([, text]) => text)) as Tls;

function problemsOf(name: string, { ca, cert, key }: Tls): string[] {
  if (Boolean(cert) !== Boolean(key))
    return [`${name}_${cert ? 'KEY' : 'CERT'} is missing: a certificate and its key are set together`];
  const authorities = ca === undefined || certificatesIn(ca) ? [] : [noCertificate(`${name}_CA`)];
  return cert && key ? [...authorities, ...problemsOfPair(name, cert, key)] : authorities;
}

function problemsOfPair(name: string, cert: string, key: string): string[] {
  const [certificates, own] = [certificatesIn(cert), keyIn(key)];
  const problems = certificates ? [] : [noCertificate(`${name}_CERT`)];
  if (!own) problems.push(`${name}_KEY holds no private key that can be read: PEM, without a passphrase`);
  if (own && certificates && !certificates[0]!.checkPrivateKey(own))
    problems.push(`${name}_KEY is not the key of the certificate in ${name}_CERT`);
  return problems;
}

const noCertificate = (name: string): string =>
  `${name} holds no certificate that can be read: PEM, -----BEGIN CERTIFICATE-----`;

function certificatesIn(text: string): X509Certificate[] | undefined {
  try {
    const found = (text.match(CERTIFICATES) ?? []).map((pem) => new X509Certificate(pem));
    return found.length > 0 ? found : undefined;
  } catch {
    return undefined;
  }
}

function keyIn(text: string): KeyObject | undefined {
  try {
    return createPrivateKey(text);
  } catch {
    // What it says could quote the key.
    return undefined;
  }
}
