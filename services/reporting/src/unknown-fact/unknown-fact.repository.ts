import { Injectable } from '@nestjs/common';
import type { Tx } from '@oln/service-kit';
import type { UnknownFact } from './unknown-fact.js';

/** As parked by the consumer, of every commune. */
const VERSIONS = `
  select 'version' as why, array_to_string((string_to_array(subject, '.'))[4:], '.') as kind, count(*)::int as messages
    from parked where replayed_at is null and error_code = 'MESSAGE.UNKNOWN_VERSION' group by 2`;
const ADD = `
  insert into unknown_facts (why, kind, messages)
  select why, kind, messages from jsonb_to_recordset($1::jsonb) as found (why text, kind text, messages bigint)`;

/** The only file that touches the table `unknown_facts`: what was found when it was last looked for. */
@Injectable()
export class UnknownFactRepository {
  list(tx: Tx): Promise<UnknownFact[]> {
    return tx.query(
      'select why, kind, messages::float8 as messages from unknown_facts order by messages desc, kind, why limit 200',
    );
  }

  versions(tx: Tx): Promise<UnknownFact[]> {
    return tx.query(VERSIONS);
  }

  async replace(tx: Tx, found: readonly UnknownFact[]): Promise<void> {
    await tx.query('delete from unknown_facts');
    await tx.query(ADD, [JSON.stringify(found)]);
  }
}
