/** Who holds the key: nobody, the service, AWS in the customer's account (`alias/aws/...`), the customer. Ordered. */
export const LEVELS = ['none', 'service', 'aws', 'customer'] as const;
export type Level = (typeof LEVELS)[number];

/** How the level comes about. `declared` is written down, `default` is left to the service or account, `inherited` follows another store. */
export type Basis = 'declared' | 'default' | 'inherited';

/** Rungs of a store's rule family, lowest first. */
export const RUNGS = ['encrypted', 'declared', 'kms-key', 'customer-key'] as const;
export type Rung = (typeof RUNGS)[number];

export const rank = (level: Level): number => LEVELS.indexOf(level);
