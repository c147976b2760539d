/** What a code means and how it is mended where nothing is known of the machine: `<…>` stands for the user's own. */
export interface PlainMeaning {
  /** The finding in one short clause. */
  title: string;
  /** What to do, in one or two sentences. */
  mend: string;
  /** Each can be pasted once `<…>` is filled in; the same in bash and PowerShell. */
  commands?: readonly string[];
}

/** By code, in the order of the contract. */
export type PlainMeanings = Readonly<Record<string, PlainMeaning>>;
