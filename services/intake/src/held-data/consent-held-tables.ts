import { ofTheHouse, said, saidOwn, sealedAlone, type HeldTable } from '@oln/service-kit';

/** What the person agreed to and took back, and who said it for them. */
export const CONSENT_HELD_TABLES: readonly HeldTable[] = [
  {
    table: 'consents',
    label: { es: 'Consentimiento', en: 'Consent' },
    where: 'person_id = any(:entries)',
    columns: {
      purpose: said('Finalidad', 'Purpose'),
      since: said('Desde', 'Since'),
      relation: said('Quién lo dijo', 'Who said it'),
      turn: ofTheHouse('counts what was said'),
    },
  },
  {
    table: 'consent_acts',
    label: { es: 'Lo que se dijo de un consentimiento', en: 'What was said of a consent' },
    where: 'consent_id = any(:consents)',
    columns: {
      consent_id: said('Consentimiento (identificador)', 'Consent (identifier)'),
      cause: said('Cómo llegó a constar', 'How it came to be on record'),
      cause_id: said('Solicitud o unión de fichas (identificador)', 'Request or merge of entries (identifier)'),
      relation: said('En qué calidad se dijo', 'In what relation it was said'),
      said_by_id: saidOwn('Quién lo dijo (identificador)', 'Who said it (identifier)'),
      guardianship_id: said('Cuidado personal (identificador)', 'Guardianship (identifier)'),
      way: said('Cómo se dijo', 'How it was said'),
      said_at: said('Dicho el', 'Said on'),
      recorded_by: said('Registrado por', 'Recorded by'),
      catalogue: said('Versión del catálogo de finalidades', 'Version of the catalogue of purposes'),
      document: sealedAlone(
        'Documento con que se decidió por la persona',
        'Document by which somebody decided for the person',
        (row) => `consent.document:${row.id as string}`,
        true,
      ),
    },
  },
  {
    table: 'case_consents',
    label: { es: 'Documento firmado o retirado en un caso', en: 'Paper signed or taken back in a case' },
    where: 'case_id = any(:cases)',
    columns: {
      document: said('Documento', 'Document'),
      given: said('Firmado', 'Signed'),
    },
  },
];
