import type { Payload } from '@temporalio/common';
import { EncryptionCodec } from './encryption-codec.js';
import type { KeySet } from './key-ring.js';

/** A payload as Temporal's tools send it to a codec server: bytes in base64. */
export interface JsonPayload {
  metadata?: Record<string, string>;
  data?: string;
}

/** Opens what {@link EncryptionCodec} has sealed; what is not sealed comes back as it is. Rejects if one of them cannot be opened. */
export async function openJsonPayloads(payloads: readonly JsonPayload[], payloadKeys: KeySet): Promise<JsonPayload[]> {
  return (await new EncryptionCodec(payloadKeys).decode(payloads.map(fromJson))).map(toJson);
}

const fromJson = ({ metadata, data }: JsonPayload): Payload => ({
  metadata: Object.fromEntries(
    Object.entries(metadata ?? {}).map(([name, value]) => [name, Buffer.from(String(value), 'base64')]),
  ),
  data: Buffer.from(data ?? '', 'base64'),
});

const toJson = ({ metadata, data }: Payload): JsonPayload => ({
  metadata: Object.fromEntries(
    Object.entries(metadata ?? {}).map(([name, value]) => [name, Buffer.from(value ?? []).toString('base64')]),
  ),
  data: Buffer.from(data ?? []).toString('base64'),
});
