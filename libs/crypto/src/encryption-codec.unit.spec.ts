import { describe, expect, it } from '@jest/globals';
import { ApplicationFailure, defaultPayloadConverter, RawValue, type Payload } from '@temporalio/common';
import {
  decodeOptionalFailureToOptionalError,
  decodeUserMetadata,
  encodeErrorToFailure,
  encodeToPayload,
  encodeUserMetadata,
} from '@temporalio/common/lib/internal-non-workflow/codec-helpers.js';
import { loadDataConverter } from '@temporalio/common/lib/internal-non-workflow/data-converter-helpers.js';
import { dataConverter, EncryptionCodec, newKeyRing, readable, rotateKey } from './index.js';

const ring = newKeyRing();
const codec = new EncryptionCodec(ring.payload);
const converter = loadDataConverter(dataConverter(ring));

const plain = (value: unknown): Payload => defaultPayloadConverter.toPayload(value)!;
const encoded = async (payload: Payload): Promise<Payload> => (await codec.encode([payload]))[0]!;
const encodingOf = ({ metadata }: Payload): string => Buffer.from(metadata!['encoding']!).toString();
const textOf = ({ data }: Payload): string => Buffer.from(data!).toString();
const isEncrypted = async (value: unknown): Promise<boolean> =>
  encodingOf(await encoded(plain(value))) === 'binary/encrypted';

/** As the SDK answers the query. */
const metadata = (currentDetails?: string, extra: object = {}) => ({
  definition: {
    type: 'caseManagement',
    queryDefinitions: [
      { name: 'state', description: 'Dónde está' },
      { name: '__stack_trace', description: 'Returns a sensible stack trace.' },
    ],
    signalDefinitions: [{ name: 'moved' }],
    updateDefinitions: [],
  },
  currentDetails,
  ...extra,
});

describe('Every payload', () => {
  it.each([['a text'], [{ id: 'x' }], [null], [undefined], [new Uint8Array([1, 2, 3])], [['a', 1]]])(
    '%p is encrypted and comes back',
    async (value) => {
      const sealed = await encoded(plain(value));
      expect(encodingOf(sealed)).toBe('binary/encrypted');
      expect(Buffer.from(sealed.metadata!['encryption-key-id']!).toString()).toBe('k1');
      const [opened] = await codec.decode([sealed]);
      expect(defaultPayloadConverter.fromPayload(opened!)).toEqual(value);
    },
  );

  it('hides its text and its own metadata', async () => {
    const sealed = await encoded({
      ...plain('Martina'),
      metadata: { ...plain('x').metadata, note: Buffer.from('Martina') },
    });
    expect(JSON.stringify(sealed)).not.toContain(Buffer.from('Martina').toString('base64').slice(0, 8));
    expect(textOf(sealed)).not.toContain('Martina');
  });

  it('opens after a rotation, when histories are older than the key', async () => {
    const sealed = await encoded(plain('old'));
    const after = new EncryptionCodec(rotateKey(ring, 'payload').payload);
    expect(textOf((await after.decode([sealed]))[0]!)).toBe('"old"');
    expect(Buffer.from((await after.encode([plain('new')]))[0]!.metadata!['encryption-key-id']!).toString()).toBe('k2');
  });

  it('does not open when it was changed or its key is unknown', async () => {
    const sealed = await encoded(plain('text'));
    const data = Buffer.from(sealed.data!);
    data[20]! ^= 1;
    await expect(codec.decode([{ ...sealed, data }])).rejects.toThrow();
    await expect(new EncryptionCodec(newKeyRing().payload).decode([sealed])).rejects.toThrow();
    await expect(codec.decode([{ ...sealed, metadata: { encoding: sealed.metadata!['encoding']! } }])).rejects.toThrow(
      'no key "?"',
    );
  });

  it('of others passes as it is', async () => {
    expect(await codec.decode([plain('from the server')])).toEqual([plain('from the server')]);
    expect(await codec.decode([])).toEqual([]);
  });
});

describe('A marked summary', () => {
  it('stays readable on its way through the SDK, and comes back as text', async () => {
    const sent = await encodeUserMetadata(
      converter,
      readable('Plazo: admisibilidad.decide · vence 2026-03-10'),
      readable('Proceso de ingreso'),
    );
    expect(textOf(sent!.summary!)).toBe('"Plazo: admisibilidad.decide · vence 2026-03-10"');
    expect(encodingOf(sent!.details!)).toBe('json/plain');
    expect(await decodeUserMetadata(converter, sent)).toEqual({
      staticSummary: 'Plazo: admisibilidad.decide · vence 2026-03-10',
      staticDetails: 'Proceso de ingreso',
    });
  });

  it('without its mark is encrypted like everything else', async () => {
    const sent = await encodeUserMetadata(converter, 'Plazo: admisibilidad.decide', undefined);
    expect(encodingOf(sent!.summary!)).toBe('binary/encrypted');
  });

  it.each([
    'Familia de 12.345.678-5',
    'RUN 12345678-k',
    '7.654.321-6',
    'escribir a ana@example.cl',
    '{"name":"Martina"}',
    'x'.repeat(4_001),
  ])('that holds "%.40s" is encrypted in spite of its mark', async (text) => {
    const sent = await encodeToPayload(converter, readable(text) as unknown);
    expect(encodingOf(sent)).toBe('binary/encrypted');
  });

  it.each([
    'case-0198c6f2-1234567-5aaa',
    '0198c6f2-7d4e-7c3b-8f00-12345678900a',
    'vence 2026-03-10 23:59',
    '**Etapa:** diagnóstico\n- 3 de 5 contactos',
    '10 → 15 bd',
  ])('may hold ids, dates and Markdown: %s', async (text) => {
    expect(encodingOf(await encodeToPayload(converter, readable(text) as unknown))).toBe('json/plain');
  });

  it('cannot be made by data: a mark inside an argument is only text', async () => {
    const argument = JSON.parse(
      JSON.stringify({ metadata: { encoding: 'json/plain', 'oln-readable': '1' }, data: 'x' }),
    ) as unknown;
    expect(await isEncrypted(argument)).toBe(true);
  });

  it('is for a single text: a marked object is encrypted', async () => {
    const marked = (readable('x') as unknown as RawValue).payload;
    expect(encodingOf(await encoded({ ...marked, data: Buffer.from('{"name":"x"}') }))).toBe('binary/encrypted');
    expect(encodingOf(await encoded({ ...marked, data: Buffer.from('no json') }))).toBe('binary/encrypted');
  });
});

describe('The answer to the metadata query', () => {
  it('stays readable, current details included', async () => {
    expect(await isEncrypted(metadata('**Etapa:** ejecución · vence 2026-11-30'))).toBe(false);
    expect(await isEncrypted(metadata())).toBe(false);
    expect(await isEncrypted(metadata(''))).toBe(false);
  });

  it.each([
    ['a RUN in the details', metadata('12.345.678-5')],
    ['a field more', metadata('ok', { child: 'Martina' })],
    ['details that are no text', metadata('ok', { currentDetails: { name: 'Martina' } })],
    ['a definition with a field more', metadata('ok', { definition: { ...metadata().definition, name: 'x' } })],
    ['a definition without its lists', metadata('ok', { definition: { type: 'caseManagement' } })],
    [
      'a query with a field more',
      metadata('ok', { definition: { ...metadata().definition, queryDefinitions: [{ name: 'a', value: 'b' }] } }),
    ],
    ['a list instead', [metadata('ok')]],
    ['nothing but details', { currentDetails: 'ok' }],
  ])('with %s is encrypted', async (_, value) => {
    expect(await isEncrypted(value)).toBe(true);
  });
});

describe('A failure', () => {
  it('travels without its message, stack and details, and comes back whole', async () => {
    const cause = new Error('inner Martina');
    const error = ApplicationFailure.create({
      message: 'outer Martina',
      type: 'CASE.CLOSED',
      nonRetryable: true,
      details: ['Martina'],
      cause,
    });
    const failure = await encodeErrorToFailure(converter, error);
    expect(failure.message).toBe('Encoded failure');
    const wire = JSON.stringify(failure, (_, value: unknown) =>
      value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
    );
    expect(wire).not.toContain('Martina');
    expect(failure.applicationFailureInfo?.type).toBe('CASE.CLOSED');
    const back = (await decodeOptionalFailureToOptionalError(converter, failure)) as ApplicationFailure;
    expect([back.message, back.details, back.cause?.message]).toEqual(['outer Martina', ['Martina'], 'inner Martina']);
  });
});
