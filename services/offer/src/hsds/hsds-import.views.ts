import type { HsdsImportDto, HsdsRemarkDto, HsdsRowDto } from './hsds-import.dto.js';
import type { HsdsImport, ImportedRow } from './hsds-import.js';
import { HsdsRemarks, type HsdsRemark } from './hsds.errors.js';

export const importView = ({ fileHash: _hash, ...received }: HsdsImport): HsdsImportDto => ({
  ...received,
  receivedAt: new Date(received.receivedAt).toISOString(),
});

export const rowView = (row: ImportedRow, language: 'es' | 'en'): HsdsRowDto => ({
  file: row.file,
  row: row.rowNumber,
  state: row.state,
  remarks: row.remarks.map((remark) => remarkView(remark, language)),
  recordId: row.recordId,
  record: row.record,
});

function remarkView({ code, column, params = {} }: HsdsRemark, language: 'es' | 'en'): HsdsRemarkDto {
  const { title, todo, code: whole } = HsdsRemarks[code];
  return { code: whole, column, title: filled(title[language], params), todo: filled(todo[language], params) };
}

const filled = (text: string, params: Record<string, string | number>): string =>
  text.replace(/\{(\w+)\}/g, (place, name: string) => String(params[name] ?? place));
