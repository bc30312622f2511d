import { describe, expect, it } from '@jest/globals';
import { EncryptionCodec, newKeyRing, openJsonPayloads, type JsonPayload } from './index.js';

const ring = newKeyRing();
const base64 = (text: string): string => Buffer.from(text).toString('base64');
const plain: JsonPayload = { metadata: { encoding: base64('json/plain') }, data: base64('{"stage":"diagnosis"}') };

async function sealed(): Promise<JsonPayload> {
  const metadata = { encoding: Buffer.from('json/plain') };
  const [box] = await new EncryptionCodec(ring.payload).encode([
    { metadata, data: Buffer.from('{"stage":"diagnosis"}') },
  ]);
  const named = Object.entries(box!.metadata!).map(([name, value]) => [name, Buffer.from(value!).toString('base64')]);
  return { metadata: Object.fromEntries(named), data: Buffer.from(box!.data!).toString('base64') };
}

describe('Payloads that a tool of Temporal sends', () => {
  it('are opened if they are sealed, and left alone if not', async () => {
    const box = await sealed();
    expect(JSON.stringify(box)).not.toContain(plain.data);
    expect(await openJsonPayloads([box, plain], ring.payload)).toEqual([plain, plain]);
  });

  it('are not opened with other keys', async () => {
    await expect(openJsonPayloads([await sealed()], newKeyRing().payload)).rejects.toThrow();
  });
});
