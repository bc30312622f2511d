import { describe, expect, it } from '@jest/globals';
import { readWorkerConfig } from './config.js';

const GOOD = { OLN_HTTP_PORT: '3110', OLN_TEMPORAL_ADDRESS: '127.0.0.1:7233', OLN_KEYS_FILE: '/run/keys.json' };

describe('The configuration of a worker', () => {
  it('needs a port, Temporal and keys', () => {
    expect(readWorkerConfig({ ...GOOD, OLN_REPLICA: 'worker-2' })).toEqual({
      environment: 'production',
      replica: 'worker-2',
      http: { host: '127.0.0.1', port: 3110 },
      temporal: { address: '127.0.0.1:7233', namespace: 'default' },
      keysFile: '/run/keys.json',
      cachedProcesses: 500,
      traces: { otlpUrl: undefined, file: undefined },
    });
  });

  it('is refused with every bad variable by name, and how to set it', () => {
    const bad = { OLN_ENV: 'demo', OLN_HTTP_PORT: 'many', OLN_CACHED_PROCESSES: '-1' };
    expect(() => readWorkerConfig(bad)).toThrow(
      [
        'The configuration is not usable:',
        '  - OLN_ENV must be trial, test or production, e.g. OLN_ENV=production',
        '  - OLN_HTTP_PORT must be a whole number, e.g. OLN_HTTP_PORT=3110',
        '  - OLN_TEMPORAL_ADDRESS is missing, e.g. OLN_TEMPORAL_ADDRESS=127.0.0.1:7233',
        '  - OLN_KEYS_FILE is missing, e.g. OLN_KEYS_FILE=/run/secrets/keys.json',
        '  - OLN_CACHED_PROCESSES must be a whole number, e.g. OLN_CACHED_PROCESSES=500',
      ].join('\n'),
    );
  });

  it('that is empty names what is missing once', () => {
    expect(() => readWorkerConfig({ ...GOOD, OLN_HTTP_PORT: '' })).toThrow(/OLN_HTTP_PORT is missing[^\n]*$/);
  });
});
