package com.jupiteriq.files.quarantine;

import com.jupiteriq.files.Appeal;
import com.jupiteriq.files.StoredFile;
import com.jupiteriq.kernel.Tenant;

/// A file of some account that is said to have no virus, as the operator sees it.
///
/// @param appeal the file's
public record AppealedFile(Tenant tenant, StoredFile file, Appeal appeal) {}
