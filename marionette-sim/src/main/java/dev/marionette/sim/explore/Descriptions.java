package dev.marionette.sim.explore;

import dev.marionette.sim.disk.CrashOutcome;
import dev.marionette.sim.disk.DiskOperation;

/** Operations and their fates in words. */
final class Descriptions {

    private Descriptions() {}

    static String of(DiskOperation operation) {
        String what = switch (operation) {
            case DiskOperation.Write write -> "write of " + write.length() + " bytes at " + write.offset() + " of";
            case DiskOperation.SetLength length -> "length " + length.length() + " of";
            case DiskOperation.Create create -> create.directory() ? "new directory" : "new file";
            case DiskOperation.Delete _ -> "deletion of";
            case DiskOperation.Rename rename -> "rename to " + rename.target() + " of";
            case DiskOperation.Sync _ -> "sync of";
            case DiskOperation.SyncDirectory _ -> "sync of directory";
        };
        return "operation " + operation.id() + ": " + what + " " + operation.path();
    }

    static String of(CrashOutcome outcome) {
        return switch (outcome) {
            case CrashOutcome.Landed() -> "landed";
            case CrashOutcome.Lost() -> "lost";
            case CrashOutcome.SizeOnly() -> "left its length only";
            case CrashOutcome.Torn(var sectors) -> "torn, landed sectors " + sectors;
        };
    }
}
