// Its types are a namespace of their own.
import type {} from 'pdfkit';
import type { FontName } from './fonts.js';
import { INK } from './ink.js';

type Document = PDFKit.PDFDocument;
type Element = PDFKit.PDFStructureElement;

export interface TextStyle {
  font?: FontName;
  size?: number;
  color?: string;
  align?: 'left' | 'right' | 'center';
}

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** US Letter, as offices in Chile print, in points. */
const PAGE = { width: 612, height: 792 } as const;
const MARGIN = { side: 54, top: 50, bottom: 58 } as const;

/** Pages that are written from top to bottom; all that is said carries its tag, all that only adorns is marked as such. */
export class Paper {
  readonly left = MARGIN.side;
  readonly width = PAGE.width - 2 * MARGIN.side;
  /** Of a whole page, for what is written on it. */
  readonly height = PAGE.height - MARGIN.top - MARGIN.bottom;
  /** Where the next thing goes. */
  y = 0;
  private pages = 0;
  private readonly root: Element;

  constructor(
    readonly document: Document,
    private readonly footer: (page: number) => string,
  ) {
    this.root = document.struct('Document');
    document.addStructure(this.root);
    this.newPage();
  }

  newPage(): void {
    this.document.addPage({ size: 'LETTER', margin: 0 });
    this.pages += 1;
    this.y = MARGIN.top;
    this.adorn(() => {
      const at = PAGE.height - MARGIN.bottom + 24;
      this.write(this.footer(this.pages), { x: this.left, y: at, width: this.width }, { size: 7.5, color: INK.soft });
    });
  }

  /** How much of the page is left. */
  get room(): number {
    return PAGE.height - MARGIN.bottom - this.y;
  }

  /** A new page, unless there is room for so much. */
  keep(height: number): void {
    if (this.room < height) this.newPage();
  }

  /** A tagged element with what it draws in it. */
  tagged(
    type: string,
    draw: () => void,
    options: { alt?: string; box?: Box; parent?: Element; scope?: string } = {},
  ): void {
    const element = this.element(type, options);
    element.add(draw);
    element.end();
  }

  /** A tagged element for others to be put in; `end()` closes it. */
  element(
    type: string,
    { alt, box, parent, scope }: { alt?: string; box?: Box; parent?: Element; scope?: string } = {},
  ): Element {
    const bbox = box && [box.x, box.y, box.x + box.width, box.y + box.height];
    const element = this.document.struct(type, {
      ...(alt && { alt }),
      ...(bbox && { bbox }),
      ...(scope && { scope }),
    } as never);
    (parent ?? this.root).add(element);
    return element;
  }

  /** Lines and surfaces that say nothing. */
  adorn(draw: () => void): void {
    this.document.markContent('Artifact', { type: 'Layout' });
    draw();
    this.document.endMarkedContent();
  }

  heightOf(text: string, width: number, { font = 'regular', size = 9.5 }: TextStyle = {}): number {
    return this.document.font(font).fontSize(size).heightOfString(text, { width, lineGap: LINE_GAP });
  }

  widthOf(text: string, { font = 'regular', size = 9.5 }: TextStyle = {}): number {
    return this.document.font(font).fontSize(size).widthOfString(text);
  }

  /** Text at a place, wrapped; with a height it ends there, with an ellipsis. Not tagged. */
  write(text: string, at: { x: number; y: number; width: number; height?: number }, style: TextStyle = {}): void {
    const { font = 'regular', size = 9.5, color = INK.text, align = 'left' } = style;
    const { x, y, width, height } = at;
    const ends = height === undefined ? {} : { height, ellipsis: true };
    this.document
      .font(font)
      .fontSize(size)
      .fillColor(color)
      .text(text, x, y, { width, align, lineGap: LINE_GAP, ...ends });
  }

  /** A paragraph over the whole width, below what stands. */
  paragraph(text: string, style: TextStyle = {}, type = 'P', after = 6): void {
    const height = this.heightOf(text, this.width, style);
    this.keep(height);
    const at = { x: this.left, y: this.y, width: this.width };
    this.tagged(type, () => this.write(text, at, style));
    this.y += height + after;
  }

  /** Nothing further is written. */
  end(): void {
    this.root.end();
  }

  rect({ x, y, width, height }: Box, color: string): void {
    this.document.rect(x, y, width, height).fill(color);
  }

  line(x: number, y: number, toX: number, toY: number, color: string = INK.line, width = 0.6): void {
    this.document.lineWidth(width).moveTo(x, y).lineTo(toX, toY).stroke(color);
  }
}

const LINE_GAP = 1;
