// Its types are a namespace of their own.
import type {} from 'pdfkit';
import { setImmediate } from 'node:timers/promises';
import type { Report } from '../report.js';
import { Speech } from '../speech.js';
import { writeAnnex } from './annex.js';
import { fonts } from './fonts.js';
import { writeFirstPage } from './first-page.js';
import { Paper } from './paper.js';
import { writeSection } from './section-pages.js';

const LANGUAGES = { es: 'es-CL', en: 'en' } as const;

/** The report as PDF: a title, a language, tags for who hears it read, bookmarks, its font within; charts are vectors. */
export async function reportPdf(report: Report): Promise<Buffer> {
  // Read when it is first needed: a service that starts needs none of it.
  const { default: Document } = await import('pdfkit');
  const document = new Document(optionsOf(report));
  const done = gathered(document);
  for (const [name, font] of Object.entries(fonts())) document.registerFont(name, font);
  const speech = new Speech(report.language);
  const paper = new Paper(document, (page) => footerOf(report, page, speech));
  writeFirstPage(paper, report);
  for (const section of report.sections) {
    // Whoever else asks the service something is answered between two parts.
    await setImmediate();
    document.outline.addItem(section.title);
    writeSection(paper, section, report, speech);
  }
  await setImmediate();
  document.outline.addItem(report.definitions.title);
  writeAnnex(paper, report.definitions);
  paper.end();
  document.end();
  return done;
}

const optionsOf = (report: Report): PDFKit.PDFDocumentOptions =>
  ({
    // With a font of its own from the start none of the standard ones, which would not be within, is ever used.
    font: fonts().regular,
    autoFirstPage: false,
    tagged: true,
    displayTitle: true,
    subset: 'PDF/UA',
    pdfVersion: '1.7',
    lang: LANGUAGES[report.language],
    info: {
      Title: `${report.title}: ${report.commune.name}, ${report.monthName}`,
      Author: 'OLN',
      Subject: report.audience,
      Creator: 'OLN',
      CreationDate: new Date(`${report.madeOn}T12:00:00Z`),
    },
  }) as object as PDFKit.PDFDocumentOptions;

function gathered(document: PDFKit.PDFDocument): Promise<Buffer> {
  const chunks: Buffer[] = [];
  return new Promise((resolve, reject) => {
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.once('end', () => resolve(Buffer.concat(chunks)));
    document.once('error', reject);
  });
}

const footerOf = ({ commune, monthName, reference }: Report, page: number, speech: Speech): string =>
  [
    `${commune.name}, ${monthName}`,
    `${speech.say({ es: 'Página', en: 'Page' })} ${page}`,
    `${reference.label} ${reference.id}`,
  ].join('   ·   ');
