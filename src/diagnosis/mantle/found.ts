/** Findings of this area that refusals prove. */
import type { FoundBuilders } from "../found-builder.js";

export const mantleFound: FoundBuilders = {};
