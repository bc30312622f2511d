import type { CountedImportDto, ImportRowDto, RequestImportDto, RowRemarkDto } from './request-import.dto.js';
import { RowRemarks, type RowRemarkCode } from './request-import.errors.js';
import type { CountedImport } from './request-import.service.js';
import type { ImportRow, RequestImport } from './request-import.js';

export const importView = ({
  finishedAt,
  receivedAt,
  fileHash: _fileHash,
  ...received
}: RequestImport): RequestImportDto => ({
  ...received,
  receivedAt: receivedAt.toISOString(),
  finishedAt: finishedAt?.toISOString(),
});

export const countedView = ({
  received,
  counts: { 'to-review': toReview, ...counts },
}: CountedImport): CountedImportDto => ({
  ...importView(received),
  counts: { ...counts, toReview },
});

export const rowView = (row: ImportRow, language: 'es' | 'en'): ImportRowDto => ({
  row: row.rowNumber,
  state: row.state,
  answer: row.code && remarkView(row.code, language),
  remarks: row.problems.map(({ code, column }) => ({ ...remarkView(code, language), column })),
  requestId: row.requestId,
  personId: row.personId,
  candidates: row.candidates,
  sameAsRow: row.sameAsRow,
  cells: row.cells,
});

function remarkView(code: RowRemarkCode, language: 'es' | 'en'): RowRemarkDto {
  const { code: full, title, todo } = RowRemarks[code];
  return { code: full, title: title[language], todo: todo[language] };
}
