import { Injectable } from '@nestjs/common';
import type { Tx } from '@oln/service-kit';

/** A request that intake is to open: the case or escalation is over by then, and nobody's clock runs for the family. */
export interface AwaitedRequest {
  /** Where the request is to be. */
  commune: string;
  /** Where the family was until now. */
  fromCommune: string;
  /** What the request will name: the case, or the escalation. */
  cause: string;
  /** What people look at to see why. */
  about: string;
  aboutKind: 'case' | 'transfer' | 'escalation';
}

const AWAIT = `
  insert into awaited_requests (commune, from_commune, cause, about, about_kind, asked_at) values ($1, $2, $3, $4, $5, $6)
  on conflict (commune, cause) do update
     set from_commune = excluded.from_commune, about = excluded.about, about_kind = excluded.about_kind,
         asked_at = excluded.asked_at, told_at = null`;

/** What came before it was asked for is another one. */
const CAME = 'delete from awaited_requests where cause = any ($1) and asked_at <= $2';

const TELL = `
  update awaited_requests set told_at = $2
   where (commune, cause) in (select commune, cause from awaited_requests where told_at is null and asked_at < $1
                               order by asked_at limit 100 for update skip locked)
  returning commune, from_commune as "fromCommune", cause, about, about_kind as "aboutKind"`;

/** Together with the fact that asks intake for the request. Where one is awaited already, the newer asking holds. */
export function awaitRequest(tx: Tx, { commune, fromCommune, cause, about, aboutKind }: AwaitedRequest): void {
  tx.write(AWAIT, [commune, fromCommune, cause, about, aboutKind, tx.asOf]);
}

/** The only file that touches the table `awaited_requests`. */
@Injectable()
export class AwaitedRequestRepository {
  /** Told by the request, as of its fact. */
  async came(tx: Tx, causes: string[], asOf: Date): Promise<void> {
    await tx.query(CAME, [causes, asOf]);
  }

  /** Asked for before that instant and still not there. Each once. */
  tell(tx: Tx, before: Date): Promise<AwaitedRequest[]> {
    return tx.query(TELL, [before, tx.asOf]);
  }
}
