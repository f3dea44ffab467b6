package dev.marionette.validate.guest;

import static java.lang.constant.ConstantDescs.CD_CallSite;
import static java.lang.constant.ConstantDescs.CD_MethodHandles_Lookup;
import static java.lang.constant.ConstantDescs.CD_MethodType;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;

import dev.marionette.validate.guest.HostCall.Redirected;
import dev.marionette.validate.guest.HostCall.Refused;
import dev.marionette.validate.guest.HostCall.Seeded;
import dev.marionette.validate.guest.HostCall.Substituted;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.MethodHandleEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Replaces the host calls of one class file, with the class-file API of the JDK (JEP 484).
 *
 * <p>A redirected call becomes an {@code invokedynamic} of the same shape, which links once to the defining loader's host; so it costs no
 * more than the call it replaces. A class without host calls keeps its bytes.
 */
final class HostCallRewriter {

    private static final ClassDesc LINKAGE =
            GuestLinkage.class.describeConstable().orElseThrow();
    private static final DirectMethodHandleDesc REDIRECT = bootstrap("redirect");
    private static final DirectMethodHandleDesc REFUSE = bootstrap("refuse", CD_String);

    private final ClassModel guest;
    private final Function<String, byte @Nullable []> guests;
    private final List<String> calls = new ArrayList<>();

    private HostCallRewriter(ClassModel guest, Function<String, byte @Nullable []> guests) {
        this.guest = guest;
        this.guests = guests;
    }

    /**
     * Rewrites one class.
     *
     * @param guests the class file of a guest by its binary name, null for every other class
     * @throws UnsupportedOperationException if a host call hides where it cannot be replaced
     */
    static RewrittenClass rewrite(byte[] classFile, Function<String, byte @Nullable []> guests) {
        ClassHierarchyResolver hierarchy = ClassHierarchyResolver.ofResourceParsing(
                        name -> stream(guests.apply(binaryName(name))))
                .orElse(ClassHierarchyResolver.defaultResolver());
        ClassFile files = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(hierarchy));
        HostCallRewriter rewriter = new HostCallRewriter(files.parse(classFile), guests);
        rewriter.requireRewritable();
        byte[] result = rewriter.transform(files);
        return new RewrittenClass(rewriter.calls.isEmpty() ? classFile : result, List.copyOf(rewriter.calls));
    }

    private byte[] transform(ClassFile files) {
        return files.transformClass(guest, (classBuilder, element) -> {
            if (element instanceof MethodModel method
                    && method.code().isPresent()
                    && callsHost(method.code().get())) {
                classBuilder.transformMethod(
                        method,
                        MethodTransform.transformingCode((code, instruction) -> rewrite(method, code, instruction)));
            } else {
                classBuilder.with(element);
            }
        });
    }

    private boolean callsHost(CodeModel code) {
        return code.elementStream().anyMatch(each -> each instanceof InvokeInstruction invoke && find(invoke) != null);
    }

    private void rewrite(MethodModel method, CodeBuilder code, CodeElement instruction) {
        if (instruction instanceof NewObjectInstruction made && substitute(made) instanceof ClassDesc substitute) {
            code.new_(substitute);
        } else if (instruction instanceof InvokeInstruction invoke && find(invoke) instanceof HostCall call) {
            calls.add(describe(method, invoke, call));
            replace(code, invoke, call);
        } else {
            code.with(instruction);
        }
    }

    private void replace(CodeBuilder code, InvokeInstruction invoke, HostCall call) {
        switch (call) {
            case Redirected(String target) -> code.invokedynamic(redirect(target, shape(invoke)));
            case Seeded(String target, ClassDesc argument) -> {
                code.invokedynamic(redirect(target, MethodTypeDesc.of(argument)));
                code.invokespecial(invoke.owner().asSymbol(), INIT_NAME, MethodTypeDesc.of(CD_void, argument));
            }
            case Substituted(ClassDesc substitute, String target, ClassDesc argument) -> {
                code.invokedynamic(redirect(target, MethodTypeDesc.of(argument)));
                code.invokespecial(substitute, INIT_NAME, MethodTypeDesc.of(CD_void, argument));
            }
            case Refused() -> {
                code.invokedynamic(DynamicCallSiteDesc.of(REFUSE, "refused", MethodTypeDesc.of(CD_void), name(invoke)));
                code.with(invoke);
            }
        }
    }

    private static DynamicCallSiteDesc redirect(String target, MethodTypeDesc shape) {
        return DynamicCallSiteDesc.of(REDIRECT, target, shape);
    }

    /** The call's arguments with the receiver in front, if it has one. */
    private static MethodTypeDesc shape(InvokeInstruction invoke) {
        return invoke.opcode() == Opcode.INVOKESTATIC
                ? invoke.typeSymbol()
                : invoke.typeSymbol().insertParameterTypes(0, invoke.owner().asSymbol());
    }

    private static @Nullable ClassDesc substitute(NewObjectInstruction made) {
        HostCall call = HostCalls.find(binaryName(made.className().asSymbol()), INIT_NAME, "()V");
        return call instanceof Substituted(ClassDesc substitute, String target, ClassDesc argument) ? substitute : null;
    }

    private @Nullable HostCall find(InvokeInstruction invoke) {
        return find(
                binaryName(invoke.owner().asSymbol()),
                invoke.name().stringValue(),
                invoke.type().stringValue());
    }

    /** A guest's own class stands for its nearest ancestor that is no guest, so {@code new Worker().start()} is seen too. */
    private @Nullable HostCall find(String owner, String name, String descriptor) {
        String declaring = owner;
        for (byte[] ancestor = guests.apply(declaring); ancestor != null; ancestor = guests.apply(declaring)) {
            ClassModel model = ClassFile.of().parse(ancestor);
            boolean overridden = model.methods().stream()
                    .anyMatch(method -> method.methodName().equalsString(name)
                            && method.methodType().equalsString(descriptor));
            if (overridden || model.superclass().isEmpty()) {
                return null;
            }
            declaring = binaryName(model.superclass().get().asSymbol());
        }
        return declaring.equals(owner) || !name.equals(INIT_NAME) ? HostCalls.find(declaring, name, descriptor) : null;
    }

    private void requireRewritable() {
        for (MethodModel method : guest.methods()) {
            if (method.flags().has(AccessFlag.NATIVE)) {
                throw unsupported("has the native method " + method.methodName().stringValue());
            }
        }
        for (PoolEntry entry : guest.constantPool()) {
            if (entry instanceof MethodHandleEntry handle
                    && handle.reference() instanceof MemberRefEntry reference
                    && reference.type().stringValue().startsWith("(")
                    && find(
                                    binaryName(reference.owner().asSymbol()),
                                    reference.name().stringValue(),
                                    reference.type().stringValue())
                            != null) {
                throw unsupported("refers to " + name(reference) + " as a method handle");
            }
        }
        guest.superclass().ifPresent(parent -> {
            if (HostCalls.find(binaryName(parent.asSymbol()), INIT_NAME, "()V") instanceof Substituted) {
                throw unsupported("extends " + binaryName(parent.asSymbol()));
            }
        });
    }

    private UnsupportedOperationException unsupported(String what) {
        return new UnsupportedOperationException(
                "guest class " + binaryName(guest.thisClass().asSymbol()) + ' ' + what
                        + ", which cannot be redirected to the simulation; keep this class out of the guest's way by configuration, or give"
                        + " the engine another door");
    }

    private String describe(MethodModel method, InvokeInstruction invoke, HostCall call) {
        String fate = call instanceof Refused ? " refused" : " redirected";
        return binaryName(guest.thisClass().asSymbol()) + '.'
                + method.methodName().stringValue() + ": " + name(invoke) + fate;
    }

    private static String name(InvokeInstruction invoke) {
        return binaryName(invoke.owner().asSymbol()) + '.' + invoke.name().stringValue();
    }

    private static String name(MemberRefEntry reference) {
        return binaryName(reference.owner().asSymbol()) + '.' + reference.name().stringValue();
    }

    private static String binaryName(ClassDesc type) {
        if (!type.isClassOrInterface()) {
            return type.displayName();
        }
        String descriptor = type.descriptorString();
        return descriptor.substring(1, descriptor.length() - 1).replace('/', '.');
    }

    private static java.io.@Nullable InputStream stream(byte @Nullable [] bytes) {
        return bytes == null ? null : new java.io.ByteArrayInputStream(bytes);
    }

    private static DirectMethodHandleDesc bootstrap(String name, ClassDesc... extra) {
        MethodTypeDesc type = MethodTypeDesc.of(CD_CallSite, CD_MethodHandles_Lookup, CD_String, CD_MethodType)
                .insertParameterTypes(3, extra);
        return MethodHandleDesc.ofMethod(DirectMethodHandleDesc.Kind.STATIC, LINKAGE, name, type);
    }
}
