import { localDate } from '@oln/calendar';
import { assertAs } from './checks.js';
import { body, NotAsTold, type Office } from './office.js';
import { registerFamily } from './people.js';
import { RecordSteps, type RecordView } from './record-steps.js';
import type { Story } from './story.js';

interface RightsRequestView extends RecordView {
  answerBy: string;
}

interface HeldData {
  person: string;
  services: { service: string; records: unknown[] }[];
  readers: unknown[];
}

const PATH = '/intake/v1/rights-requests';

/** Law 21.719: who is asked for it says all that is held on somebody, and nothing of others. */
export const asksWhatIsHeld: Story = {
  name: 'Lila',
  about: 'una madre que pide saber qué se guarda de ella (ley 21.719)',
  expected: 'granted, with nothing of her child',
  tell: async (office) => {
    const family = await registerFamily(office);
    const asks = { right: 'access', personId: family.motherId, relation: 'self', text: 'Quiere saber qué se guarda' };
    const asked = body(await office.staff.managers[0]!.post<RightsRequestView>(PATH, asks));
    const until = localDate(Date.parse(asked.answerBy));
    const link = office.link(`rights-request-${asked.id}`);
    office.tell(
      asksWhatIsHeld.name,
      `pide saber qué se guarda de ella: hay que responderle hasta el ${until} → ${link}`,
    );
    const steps = new RecordSteps<RightsRequestView>(office, PATH, asked.id, office.staff.coordinator);
    const granted = { outcome: 'granted', text: 'Se entregó copia de todo' };
    assertAs(
      'before it is known who asks',
      await steps.refusal('answer', granted),
      'RIGHTS_REQUEST.IDENTITY_UNCHECKED',
    );
    await steps.change('identity', { check: 'document-seen' });
    await handOver(office, family.motherId, family.identities[0]!.run);
    await steps.change('answer', granted);
    const { outcome } = await steps.view();
    return `${outcome}, with nothing of her child`;
  },
};

async function handOver(office: Office, personId: string, ofHerChild: string): Promise<void> {
  const path = `/gateway/v1/persons/${personId}/held-data?reason=person-asks`;
  const held = body(await office.staff.coordinator.get<HeldData>(path));
  assertAs('what is handed over', held.person, personId);
  const records = held.services.reduce((sum, one) => sum + one.records.length, 0);
  if (records === 0 || JSON.stringify(held).includes(ofHerChild))
    throw new NotAsTold(`Of ${records} records some are of others, or there are none`);
  const read = `${held.readers.length} lecturas y cambios`;
  office.tell(asksWhatIsHeld.name, `se le entregan ${records} registros y quién los vio (${read}); nada de su hija`);
}
