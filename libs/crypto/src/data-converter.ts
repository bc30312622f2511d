import type { DataConverter } from '@temporalio/common';
import { fileURLToPath } from 'node:url';
import { EncryptionCodec } from './encryption-codec.js';
import type { KeyRing } from './key-ring.js';

/**
 * Give it to `bundleWorkflowCode` too: a worker with a prebuilt bundle takes the converter of the workflows from the
 * bundle, and without it messages of failures inside workflows are plain text.
 */
export const failureConverterPath = fileURLToPath(new URL('./failure-converter.cjs', import.meta.url));

/** For every client and every worker. */
export const dataConverter = (keys: Pick<KeyRing, 'payload'>): DataConverter => ({
  failureConverterPath,
  payloadCodecs: [new EncryptionCodec(() => keys.payload)],
});
