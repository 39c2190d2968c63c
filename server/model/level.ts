/** Weakest first. */
export const LEVELS = ['none', 'service', 'aws', 'customer'] as const;
/** Who holds the key that data is encrypted under: nobody, the service, AWS in the customer's account (`alias/aws/...`), the customer. */
export type Level = (typeof LEVELS)[number];

/** How the level comes about. `declared` is written down, `default` is left to the service or account, `inherited` follows another store. */
export type Basis = 'declared' | 'default' | 'inherited';

/** Lowest first. */
export const RUNGS = ['encrypted', 'declared', 'kms-key', 'customer-key'] as const;
/** A step that the level of a store can reach; a rule of the store's family asks for each. */
export type Rung = (typeof RUNGS)[number];

export const rank = (level: Level): number => LEVELS.indexOf(level);
