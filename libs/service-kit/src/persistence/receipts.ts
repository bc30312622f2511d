import { refuse, RefusedError } from '@oln/contracts';
import type { FieldCipher } from '@oln/crypto';
import { createHash } from 'node:crypto';
import type { ClientBase } from 'pg';
import type { CallContext } from '../context/call-context.js';
import { KitErrors } from '../http/kit.errors.js';
import type { Receipt } from './flush.js';
import { ofKept, toKept } from './kept-answer.js';

/** Answer that an `Idempotency-Key` was given before. */
export interface StoredAnswer {
  action: string;
  request_hash: string;
  response: Buffer;
}

const STORED = {
  name: 'oln-stored',
  text: 'select action, request_hash, response from idempotency where person = $1 and key = $2',
};
/** One look into the key for each call, whatever the planner thinks of a join: somebody's receipts of a month are many. */
const STORED_OF_ALL = {
  name: 'oln-stored-of-all',
  text: `
  select call.ord::int, stored.*
    from unnest($1::text[], $2::text[]) with ordinality as call (person, key, ord)
   cross join lateral (
     select action, request_hash, response from idempotency where person = call.person and key = call.key limit 1
   ) as stored`,
};
const PLACE = 'idempotency';

/** What calls were answered, by person and key, sealed: an answer may hold names. */
export class Receipts {
  constructor(private readonly cipher: FieldCipher) {}

  async find(client: Pick<ClientBase, 'query'>, { principal, idempotencyKey }: CallContext) {
    if (!idempotencyKey) return undefined;
    const { rows } = await client.query<StoredAnswer>({ ...STORED, values: [principal.person, idempotencyKey] });
    return rows[0];
  }

  /** By the place of the call in the list. */
  async findAll(client: Pick<ClientBase, 'query'>, calls: readonly CallContext[]): Promise<Map<number, StoredAnswer>> {
    const keyed = calls.flatMap(({ principal, idempotencyKey }, at) =>
      idempotencyKey ? [{ at, person: principal.person, key: idempotencyKey }] : [],
    );
    if (keyed.length === 0) return new Map();
    const values = [keyed.map(({ person }) => person), keyed.map(({ key }) => key)];
    const { rows } = await client.query<StoredAnswer & { ord: number }>({ ...STORED_OF_ALL, values });
    return new Map(rows.map((row) => [keyed[row.ord - 1]!.at, row]));
  }

  /** Throws if the key was used for something else. */
  answer<Result>(stored: StoredAnswer, action: string, context: CallContext): Result {
    if (stored.action !== action || stored.request_hash !== requestHash(context, action))
      throw new RefusedError(refuse(KitErrors.KEY_REUSED));
    return ofKept<Result>(this.cipher.open(stored.response, PLACE));
  }

  of(action: string, result: unknown, context: CallContext): Receipt | undefined {
    if (!context.idempotencyKey) return undefined;
    return {
      key: context.idempotencyKey,
      requestHash: requestHash(context, action),
      response: this.cipher.seal(toKept(result), PLACE),
    };
  }
}

/** The same key with another body is another action, and is refused. */
const requestHash = (context: CallContext, action: string): string =>
  createHash('sha256')
    .update(`${action}\n${context.requestFingerprint ?? ''}`)
    .digest('base64url');

export const isKeyReused = (error: unknown): boolean =>
  error instanceof RefusedError && error.refusal.definition === KitErrors.KEY_REUSED;
