import { ensureBuilt } from "../demo/build";

ensureBuilt();
