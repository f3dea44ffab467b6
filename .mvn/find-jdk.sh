# Sourced by the scripts of this project. find_jdk prints the home of a JDK 25, or else of a newer one; it fails when there is none.
# It reads the file "release" of each candidate, which costs nothing, instead of starting its java.

jdk_candidates() {
    printf '%s\n' "${JAVA_HOME:-}"
    env | sed -n -e 's/^JAVA_HOME_[A-Za-z0-9_]*=//p' -e 's/^JDK_*25[A-Za-z0-9_]*=//p'
    java_on_path=$(command -v java 2>/dev/null) && java_on_path=$(readlink -f "$java_on_path" 2>/dev/null) &&
        printf '%s\n' "${java_on_path%/bin/java}"
    for home in /usr/lib/jvm/* /usr/java/* /usr/local/java/* /opt/java/* /opt/*jdk* /opt/*/*jdk* \
        "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.asdf/installs/java/* "$HOME"/.local/share/mise/installs/java/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
        /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
        printf '%s\n' "$home"
    done
    if [ -x /usr/libexec/java_home ]; then
        /usr/libexec/java_home -v 25+ 2>/dev/null
    fi
    return 0
}

# The feature release of the JDK in $1; nothing if it is not a JDK.
jdk_feature() {
    if [ -n "$1" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ]; then
        sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
    fi
}

find_jdk() {
    jdk_candidates | {
        # Reads to the end: leaving early would break the pipe under the writer, which fails the pipeline where pipefail is set.
        exact=
        newer=
        while IFS= read -r home; do
            if [ -n "$exact" ]; then
                continue
            fi
            feature=$(jdk_feature "$home")
            if [ "${feature:-0}" -eq 25 ]; then
                exact=$home
            elif [ "${feature:-0}" -gt 25 ] && [ -z "$newer" ]; then
                newer=$home
            fi
        done
        if [ -n "${exact:-$newer}" ]; then
            printf '%s\n' "${exact:-$newer}"
            exit 0
        fi
        echo 'No JDK 25 or newer was found: install one, for example from https://adoptium.net, or set JAVA_HOME to where it is.' >&2
        exit 1
    }
}
