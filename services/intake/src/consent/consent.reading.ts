import { Injectable } from '@nestjs/common';
import { localDate } from '@oln/calendar';
import { consentCatalogueOn, findPurpose, type ConsentPurpose } from '@oln/policy';
import { UnitOfWork, type Tx } from '@oln/service-kit';
import { FamilyRepository } from '../family/family.repository.js';
import { PersonRepository } from '../person/person.repository.js';
import type { Person } from '../person/person.js';
import { CaseConsentRepository, type CaseConsent } from './case-consent.repository.js';
import { ConsentRepository } from './consent.repository.js';
import type { Consent, ConsentAct } from './consent.js';

/** One purpose, what holds of a person for it, and all that was said, the newest first. */
export interface HeldConsent {
  personId: string;
  commune: string;
  purpose: ConsentPurpose;
  consent?: Consent;
  acts: ConsentAct[];
  /** Of a purpose that is signed in cases. */
  papers: CaseConsent[];
}

/** All that a person agreed to and took back, in one list: purposes of the registry, and what was signed in cases. Reading it is audited. */
@Injectable()
export class ConsentReading {
  constructor(
    private readonly work: UnitOfWork,
    private readonly persons: PersonRepository,
    private readonly families: FamilyRepository,
    private readonly consents: ConsentRepository,
    private readonly papers: CaseConsentRepository,
  ) {}

  /** By whatever entry is asked for: of the entry in use. */
  ofPerson(personId: string): Promise<HeldConsent[]> {
    return this.work.read('consent.read', async (tx) => {
      const [survivor = personId] = await this.persons.survivors(tx, [personId]);
      const person = await this.persons.get(tx, survivor);
      tx.audit({ kind: 'person', id: person.id, commune: person.commune });
      return this.held(tx, person);
    });
  }

  /** Inside the caller's transaction. */
  async ofPurpose(tx: Tx, person: Person, purpose: string): Promise<HeldConsent> {
    return (await this.held(tx, person)).find((one) => one.purpose.code === purpose)!;
  }

  private async held(tx: Tx, person: Person): Promise<HeldConsent[]> {
    const consents = await this.consents.ofPerson(tx, person.id);
    const acts = await this.consents.acts(
      tx,
      consents.map(({ id }) => id),
    );
    const familyIds = person.kind === 'adult' ? await this.families.familiesOf(tx, person.id) : [];
    const held: HeldConsent[] = [];
    for (const purpose of purposesOf(consents, localDate(tx.asOf.getTime()))) {
      const consent = consents.find((one) => one.purpose === purpose.code);
      const { documents = [] } = purpose;
      const papers = documents.length > 0 ? await this.papers.ofPerson(tx, person.id, familyIds, documents) : [];
      const said = acts.filter(({ consentId }) => consentId === consent?.id);
      held.push({ personId: person.id, commune: person.commune, purpose, consent, acts: said, papers });
    }
    return held;
  }
}

/** Those of the catalogue in force, and whatever else was said under an earlier one. */
function purposesOf(consents: readonly Consent[], today: string): ConsentPurpose[] {
  const { purposes } = consentCatalogueOn(today);
  const known = new Set(purposes.map(({ code }) => code));
  const earlier = consents.flatMap(({ purpose }) => (known.has(purpose) ? [] : (findPurpose(purpose, today) ?? [])));
  return [...purposes, ...earlier];
}
