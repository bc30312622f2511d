import { Injectable } from '@nestjs/common';
import { lockByName, type Tx } from '@oln/service-kit';

/** A request with imminent danger, or an alert that asked. */
export interface Origin {
  kind: 'request' | 'alert';
  id: string;
}

/** What asked for an escalation asks for it once, whatever is repeated: the only file that touches `escalation_origins`. */
@Injectable()
export class EscalationOrigins {
  /** Two messages about one origin come one after the other. */
  async find(tx: Tx, { kind, id }: Origin): Promise<{ escalationId: string } | undefined> {
    await lockByName(tx, `escalation of ${kind} ${id}`);
    const rows = await tx.manager.query<{ escalationId: string }[]>(
      'select escalation_id as "escalationId" from escalation_origins where kind = $1 and origin_id = $2',
      [kind, id],
    );
    return rows[0];
  }

  async add(tx: Tx, { kind, id }: Origin, escalation: { id: string; commune: string }): Promise<void> {
    await tx.manager.query(
      'insert into escalation_origins (kind, origin_id, commune, escalation_id) values ($1, $2, $3, $4)',
      [kind, id, escalation.commune, escalation.id],
    );
  }
}
