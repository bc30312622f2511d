/** The only reader of the worker's environment. */
export interface WorkerConfig {
  environment: 'trial' | 'test' | 'production';
  replica: string;
  http: { host: string; port: number };
  temporal: { address: string; namespace: string };
  keysFile: string;
  /** Processes kept in memory at once (P6: about 215 KiB each). */
  cachedProcesses: number;
  traces: { otlpUrl?: string; file?: string };
}

/** A failed start names every bad variable and how to set it. */
export function readWorkerConfig(environment: Record<string, string | undefined> = process.env): WorkerConfig {
  const problems: string[] = [];
  const need = (name: string, example: string): string => {
    const value = environment[name];
    if (!value) problems.push(`${name} is missing, e.g. ${name}=${example}`);
    return value ?? '';
  };
  const number = (name: string, example: string, fallback?: number): number => {
    const value = environment[name] ?? (fallback === undefined ? need(name, example) : String(fallback));
    if (value && !/^\d+$/.test(value)) problems.push(`${name} must be a whole number, e.g. ${name}=${example}`);
    return Number(value);
  };
  const kind = environment.OLN_ENV ?? 'production';
  if (!['trial', 'test', 'production'].includes(kind)) problems.push('OLN_ENV must be trial, test or production');
  const config: WorkerConfig = {
    environment: kind as WorkerConfig['environment'],
    replica: environment.OLN_REPLICA ?? `worker-${process.pid}`,
    http: { host: environment.OLN_HTTP_HOST ?? '127.0.0.1', port: number('OLN_HTTP_PORT', '3110') },
    temporal: {
      address: need('OLN_TEMPORAL_ADDRESS', '127.0.0.1:7233'),
      namespace: environment.OLN_TEMPORAL_NAMESPACE ?? 'default',
    },
    keysFile: need('OLN_KEYS_FILE', '/run/secrets/keys.json'),
    cachedProcesses: number('OLN_CACHED_PROCESSES', '500', 500),
    traces: { otlpUrl: environment.OLN_OTLP_URL, file: environment.OLN_TRACE_FILE },
  };
  if (problems.length > 0)
    throw new Error(`The configuration is not usable:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
  return config;
}
