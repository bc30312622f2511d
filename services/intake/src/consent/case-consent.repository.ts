import { Injectable } from '@nestjs/common';
import type { Tx } from '@oln/service-kit';

/** A paper of a case, as cases told of it. */
export interface CaseConsent {
  id: string;
  caseId: string;
  document: string;
  given: boolean;
  at: Date;
}

const LEARN = `
  insert into case_consents (id, commune, case_id, document, given, at) values ($1, $2, $3, $4, $5, $6)
  on conflict (id) do nothing`;

/**
 * Of the cases that were opened for a person: those that name the child, or of an adult those of the families in which they live. Which
 * case is whose is looked for when it is read: what is told of a case may come before the case itself.
 */
const OF_PERSON = `
  select told.id, told.case_id as "caseId", told.document, told.given, told.at
    from case_consents told
   where told.document = any ($3) and told.case_id in (
     select place.case_id from placements place
      where place.case_id is not null and place.request_id in (
        select request_id from request_children where child_id = any (array(select entries_of($1)))
        union
        select id from requests where family_id = any ($2::uuid[])))
   order by told.at desc, told.id desc limit 200`;

/** The only file that touches the table `case_consents`: what intake knows of papers that are signed in cases, from their facts. */
@Injectable()
export class CaseConsentRepository {
  /** Told twice it is there once. */
  async learn(tx: Tx, commune: string, { id, caseId, document, given, at }: CaseConsent): Promise<void> {
    await tx.query(LEARN, [id, commune, caseId, document, given, at]);
  }

  /** The newest first. */
  ofPerson(
    tx: Tx,
    personId: string,
    familyIds: readonly string[],
    documents: readonly string[],
  ): Promise<CaseConsent[]> {
    return tx.query<CaseConsent>(OF_PERSON, [personId, familyIds, documents]);
  }
}
